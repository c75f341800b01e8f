/** Loads one version of the catalogue from its folder: reads, checks, compiles, runs every example; refuses it as a whole when anything is wrong. */
import { isDeepStrictEqual } from 'node:util';
import { catalogueOf } from '#domain/catalogue/catalogue-of.js';
import { FAMILIES, type Catalogue, type Rule, type Severity } from '#domain/catalogue/catalogue.js';
import { CatalogueError, type Problem } from './catalogue-error.js';
import { checkBureauTotals } from './check-bureau-totals.js';
import { checkBands, checkIndicatorLinks } from './check-indicator-links.js';
import { appraisalExamples, compileAppraisal } from './compile-appraisal.js';
import { compileElements } from './compile-elements.js';
import { compileIndicators } from './compile-indicators.js';
import { compileRules } from './compile-rules.js';
import { DefinitionFile } from './definition-file.js';
import { APPRAISAL_FILE, DEFINITIONS, HEAD_FILE, textsOf, type DefinitionTexts } from './definition-texts.js';
import { runCheckExample, runIndicatorExample, runRuleExample, type Example } from './examples.js';
import { refuseDuplicates } from './graph-checks.js';
import {
  appraisalSchema,
  elementsSchema,
  headSchema,
  indicatorsSchema,
  rulesSchema,
  sourcesSchema,
  type IndicatorDefinition,
  type RuleDefinition,
} from './schema.js';
import { SourceList } from './source-list.js';

const RULE_FILES: { name: string; severity: Severity }[] = [
  { name: 'rules/hard.yaml', severity: 'error' },
  { name: 'rules/warnings.yaml', severity: 'warning' },
];

export interface LoadedCatalogue {
  catalogue: Catalogue;
  examples: Example[];
}

/** `version` names a folder of `folder`; throws CatalogueError naming file and line of everything that is wrong. */
export function loadCatalogue(version: string, folder = DEFINITIONS): Catalogue {
  return loadWithExamples(version, folder).catalogue;
}

export const loadWithExamples = (version: string, folder = DEFINITIONS): LoadedCatalogue => loadTexts(textsOf(version, folder));

/** The same for documents that lie in no folder. */
export function loadTexts(texts: DefinitionTexts): LoadedCatalogue {
  const loaded = compileVersion(texts);
  const failing: Problem[] = [];
  for (const { file, line, name, run } of loaded.examples) {
    const { actual, expected } = run();
    if (!isDeepStrictEqual(actual, expected))
      failing.push({ file, line, message: `${name}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}` });
  }
  refuse(failing);
  return loaded;
}

function compileVersion(texts: DefinitionTexts): LoadedCatalogue {
  const problems: Problem[] = [];
  const head = DefinitionFile.read(texts, HEAD_FILE, headSchema, problems);
  const sourceFile = DefinitionFile.read(texts, 'sources.yaml', sourcesSchema, problems);
  const elementFile = DefinitionFile.read(texts, 'elements.yaml', elementsSchema, problems);
  const ruleFiles = RULE_FILES.map(({ name }) => DefinitionFile.read(texts, name, rulesSchema, problems)).filter((file) => file !== null);
  const indicatorFiles = FAMILIES.map((family) =>
    DefinitionFile.read(texts, `indicators/${family}.yaml`, indicatorsSchema, problems),
  ).filter((file) => file !== null);
  const appraisalFile = texts[APPRAISAL_FILE] === undefined ? null : DefinitionFile.read(texts, APPRAISAL_FILE, appraisalSchema, problems);
  refuse(problems);

  checkBands(head!, problems);
  const sources = new SourceList(sourceFile!.data);
  const { elements, compiler } = compileElements(elementFile!, head!.data.unit_groups, problems);
  const seen = new Map<string, string>();
  for (const file of ruleFiles) refuseDuplicates(file, file.data, problems, seen);
  const rules = ruleFiles.map((file, i) => compileRules(file, RULE_FILES[i]!.severity, elements, compiler, sources, problems));
  const indicators = indicatorFiles.map((file, i) => compileIndicators(file, FAMILIES[i]!, elements, compiler, sources, problems));
  checkIndicatorLinks(indicatorFiles, ruleFiles, indicators.flat(), problems);
  checkBureauTotals({ elements: elementFile!, rules: ruleFiles, indicators: indicatorFiles }, { elements, rules, indicators }, problems);
  const appraisal = appraisalFile ? compileAppraisal(appraisalFile, indicators.flat(), sources, problems) : null;
  refuse(problems);

  const { version, effective_from: effectiveFrom, title, sheets, bands } = head!.data;
  const catalogue = catalogueOf({
    version,
    effectiveFrom,
    title,
    sheets,
    bands,
    elements,
    rules: rules.flat(),
    indicators: indicators.flat(),
    ...(appraisal ? { appraisal } : {}),
  });
  return {
    catalogue,
    examples: [
      ...ruleFiles.flatMap((file, i) => ruleExamples(file, rules[i]!, catalogue)),
      ...indicatorFiles.flatMap((file) => indicatorExamples(file, catalogue)),
      ...(appraisalFile && appraisal ? appraisalExamples(appraisalFile, appraisal) : []),
    ],
  };
}

function ruleExamples(file: DefinitionFile<RuleDefinition[]>, rules: Rule[], catalogue: Catalogue): Example[] {
  const at = (path: (string | number)[]) => ({ file: file.name, line: file.lineOf(path) });
  return file.data.flatMap((definition, i) => {
    const rule = rules[i]!;
    const ofChecks = definition.checks.flatMap((check, c) =>
      check.examples.map((example, e) => ({
        ...at([i, 'checks', c, 'examples', e]),
        name: `${rule.code} at ${check.at}, example ${e + 1}`,
        run: () => runCheckExample(rule.checks[c]!, example),
      })),
    );
    const ofRule = definition.examples.map((example, e) => ({
      ...at([i, 'examples', e]),
      name: `${rule.code}, example ${e + 1}`,
      run: () => runRuleExample(catalogue, rule, example),
    }));
    return [...ofChecks, ...ofRule];
  });
}

function indicatorExamples(file: DefinitionFile<IndicatorDefinition[]>, catalogue: Catalogue): Example[] {
  return file.data.flatMap((definition, i) =>
    definition.examples.map((example, e) => ({
      file: file.name,
      line: file.lineOf([i, 'examples', e]),
      name: `${definition.code}, example ${e + 1}`,
      run: () => runIndicatorExample(catalogue, catalogue.indicator(definition.code), example),
    })),
  );
}

function refuse(problems: Problem[]): void {
  if (problems.length) throw new CatalogueError(problems);
}
