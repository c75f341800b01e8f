/** Links between indicators, over all families: parents, differences, lists in rules; and the legend of attainment. */
import type { Indicator } from '#domain/catalogue/catalogue.js';
import type { Problem } from './catalogue-error.js';
import type { DefinitionFile } from './definition-file.js';
import { refuseCycles, refuseDuplicates } from './graph-checks.js';
import type { HeadDefinition, IndicatorDefinition, RuleDefinition } from './schema.js';

export function checkIndicatorLinks(
  files: DefinitionFile<IndicatorDefinition[]>[],
  ruleFiles: DefinitionFile<RuleDefinition[]>[],
  indicators: Indicator[],
  problems: Problem[],
): void {
  const seen = new Map<string, string>();
  const known = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const reads = new Map(indicators.filter((indicator) => indicator.of).map((indicator) => [indicator.code, indicator.of!]));
  for (const file of files) {
    refuseDuplicates(file, file.data, problems, seen);
    file.data.forEach(({ code, parent, of }, i) => {
      if (code.includes('.') !== (parent !== undefined))
        problems.push(file.problem([i, 'code'], `${code}: a sub-code (with a point), and only that, has a parent`));
      if (parent !== undefined && (!known.has(parent) || known.get(parent)?.parent))
        problems.push(file.problem([i, 'parent'], `${code}: "${parent}" is no indicator that can be a parent`));
      of?.forEach((other, o) => {
        if (!known.has(other)) problems.push(file.problem([i, 'of', o], `${code}: unknown code "${other}"`));
      });
    });
    const own = new Set(file.data.map((definition) => definition.code));
    refuseCycles(file, file.data, new Map([...reads].filter(([code]) => own.has(code))), problems);
  }
  for (const file of ruleFiles)
    file.data.forEach(({ code, parameters }, i) => {
      const list = parameters['indicators'];
      if (!Array.isArray(list)) return;
      list.forEach((name, n) => {
        if (!known.has(name)) problems.push(file.problem([i, 'parameters', 'indicators', n], `${code}: unknown code "${name}"`));
      });
    });
}

/** The legend covers every attainment from 0 up: each band begins where the one before ends, the last is open. */
export function checkBands(file: DefinitionFile<HeadDefinition>, problems: Problem[]): void {
  const { bands } = file.data;
  bands.forEach((band, i) => {
    const due = i === 0 ? 0 : bands[i - 1]!.to;
    if (band.from !== due)
      problems.push(
        file.problem(
          ['bands', i, 'from'],
          `gap in the legend: band "${band.code}" begins at ${band.from}, but the one before ends at ${due ?? 'no point'}`,
        ),
      );
    if (band.to !== null && band.to <= band.from)
      problems.push(file.problem(['bands', i, 'to'], `band "${band.code}" ends before it begins`));
    if ((band.to === null) !== (i === bands.length - 1))
      problems.push(file.problem(['bands', i], `gap in the legend: only the last band, and always the last, is open upwards`));
  });
}
