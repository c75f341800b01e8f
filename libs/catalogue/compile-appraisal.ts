/** The document of appraisal → rules the house applies; what does not hold together is refused, each thing at its line. */
import { holds } from '#domain/analysis/lagging.js';
import { gradeOf } from '#domain/analysis/grade.js';
import { lightOf } from '#domain/analysis/lights.js';
import type { Appraisal, Indicator } from '#domain/catalogue/catalogue.js';
import type { Problem } from './catalogue-error.js';
import type { DefinitionFile } from './definition-file.js';
import type { Example } from './examples.js';
import type { AppraisalDefinition } from './schema.js';
import type { SourceList } from './source-list.js';

type File = DefinitionFile<AppraisalDefinition>;

export function compileAppraisal(file: File, indicators: readonly Indicator[], sources: SourceList, problems: Problem[]): Appraisal {
  const { grades, fewest_judged: fewestJudged, lights, lagging, quotas, outliers, surge, source } = file.data;
  checkGrades(file, problems);
  checkSituations(file, indicators, problems);
  if (lights.yellow >= lights.green) problems.push(file.problem(['lights', 'yellow'], 'yellow must begin below green'));
  quotas.forEach((quota, i) => {
    if (quotas.indexOf(quota) < i) problems.push(file.problem(['quotas', i], `the quota ${quota} stands twice`));
  });
  return {
    grades,
    fewestJudged,
    lights,
    lagging: lagging.map(({ code, name, indicator, below, above }) => ({
      code,
      name,
      indicator,
      ...(below === undefined ? {} : { below }),
      ...(above === undefined ? {} : { above }),
    })),
    quotas,
    outliers: { deviations: outliers.deviations, minPeers: outliers.min_peers, minDenominator: outliers.min_denominator },
    surge: { lastMonth: surge.last_month, regularity: surge.regularity },
    source: sources.resolve(file, ['source'], 'appraisal', source, problems),
  };
}

/** Best first, each below the one before, the last from 0: every share has its grade. */
function checkGrades(file: File, problems: Problem[]): void {
  const { grades } = file.data;
  const codes = grades.map(({ code }) => code);
  grades.forEach(({ code, from }, i) => {
    const at = (key: string): (string | number)[] => ['grades', i, key];
    if (codes.indexOf(code) < i) problems.push(file.problem(at('code'), `duplicate code "${code}"`));
    if (from > (i === 0 ? 100 : grades[i - 1]!.from) || (i > 0 && from === grades[i - 1]!.from))
      problems.push(file.problem(at('from'), `grade "${code}" begins at ${from}: each must begin below the one before`));
    if ((from === 0) !== (i === grades.length - 1))
      problems.push(file.problem(at('from'), `gap in the grades: only the last, and always the last, begins at 0`));
  });
}

function checkSituations(file: File, indicators: readonly Indicator[], problems: Problem[]): void {
  const { lagging } = file.data;
  const codes = lagging.map(({ code }) => code);
  lagging.forEach(({ code, indicator, below, above }, i) => {
    const known = indicators.find((each) => each.code === indicator);
    if (codes.indexOf(code) < i) problems.push(file.problem(['lagging', i, 'code'], `duplicate code "${code}"`));
    if (!known) problems.push(file.problem(['lagging', i, 'indicator'], `${code}: unknown code "${indicator}"`));
    if (known?.bureauTotalOnly)
      problems.push(
        file.problem(['lagging', i, 'indicator'], `${code}: "${indicator}" is shown as a bureau total only; nobody is listed by it`),
      );
    if ((below === undefined) === (above === undefined))
      problems.push(file.problem(['lagging', i], `${code}: say below or above, one of the two`));
  });
}

export function appraisalExamples(file: File, appraisal: Appraisal): Example[] {
  const at = (...path: (string | number)[]) => ({ file: file.name, line: file.lineOf(path) });
  const { lagging, examples } = file.data;
  return [
    ...examples.grades.map(({ grade, thin: isThin, ...tally }, e) => ({
      ...at('examples', 'grades', e),
      name: `grades, example ${e + 1}`,
      run: () => ({ actual: gradeOf(appraisal, { ...tally, isThin })?.code ?? null, expected: grade }),
    })),
    ...examples.lights.map(({ light, thin: isThin, ...tally }, e) => ({
      ...at('examples', 'lights', e),
      name: `lights, example ${e + 1}`,
      run: () => ({ actual: lightOf(appraisal.lights, { ...tally, isThin }), expected: light }),
    })),
    ...lagging.flatMap((situation, i) =>
      situation.examples.map((example, e) => ({
        ...at('lagging', i, 'examples', e),
        name: `${situation.code}, example ${e + 1}`,
        run: () => ({ actual: holds(appraisal.lagging[i]!, example.value), expected: example.holds }),
      })),
    ),
  ];
}
