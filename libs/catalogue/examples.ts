/** The examples of a catalogue, each a question with its answer: run when the catalogue loads, and by a spec one by one. */
import type { Catalogue, Indicator, Operands, Rule, RuleCheck } from '#domain/catalogue/catalogue.js';
import { evaluateIndicator, naturalSpanOf } from '#domain/indicators/evaluate-indicators.js';
import { periodOf, type Period } from '#domain/period/period.js';
import type { StoredValues, Values } from '#domain/return/values.js';
import { makeFact } from '#domain/rollup/make-fact.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { isFilingType, UNIT_TYPES, type UnitType } from '#domain/unit/unit.js';
import { validateReturn } from '#domain/validation/validate-return.js';
import type { CheckDefinition, IndicatorDefinition, RuleDefinition } from './schema.js';

/** The quarter of an example that names none. */
const PERIOD: Period = '2026Q3';
const NO_FILING = { due: 0, submitted: 0, onTime: 0, late: 0, acceptedFirstTime: 0, returned: 0 };

export interface Example {
  file: string;
  line: number;
  /** `H01 at M09, example 2`. */
  name: string;
  /** What came out and what should have; they are equal, or the catalogue is refused. */
  run: () => { actual: unknown; expected: unknown };
}

type CheckExample = CheckDefinition['examples'][number];
type RuleExample = RuleDefinition['examples'][number];
type IndicatorExample = IndicatorDefinition['examples'][number];

export function runCheckExample(check: RuleCheck, example: CheckExample): { actual: unknown; expected: unknown } {
  const operands: Operands = {
    period: example.period ?? PERIOD,
    values: example.values,
    previous: example.previous ?? null,
    yearAgo: example.year_ago ?? null,
  };
  const actual: Record<string, unknown> = { result: check.holds.evaluate(operands) };
  const expected: Record<string, unknown> = { result: example.result };
  if (example.expected !== undefined) {
    actual['expected'] = check.expected?.evaluate(operands) ?? null;
    expected['expected'] = example.expected;
  }
  return { actual, expected };
}

/** Asks the rule alone, of a unit that files every code the example gives. */
export function runRuleExample(catalogue: Catalogue, rule: Rule, example: RuleExample): { actual: unknown; expected: unknown } {
  const period = example.period ?? PERIOD;
  const codes = Object.keys(example.values);
  const type = (Object.keys(UNIT_TYPES) as UnitType[])
    .filter(isFilingType)
    .sort((a, b) => Number(b === 'branch') - Number(a === 'branch'))
    .find((candidate) => codes.every((code) => catalogue.element(code).appliesTo.includes(candidate)));
  const values: StoredValues = {};
  for (const [code, value] of Object.entries(example.values))
    values[code] = typeof value === 'string' ? { raw: value, value: null } : value;
  const { context } = example;
  const previous: Values | null = example.previous ?? example.history?.[0] ?? null;
  const findings = validateReturn({
    catalogue: { ...catalogue, rules: [rule] },
    unit: {
      period,
      code: 'U',
      name: 'U',
      shortName: 'U',
      type: type ?? 'branch',
      sector: 'organ',
      parent: null,
      path: '/U/',
      expected: true,
      reviewLevels: 1,
    },
    period,
    values,
    cells: {},
    previous,
    yearAgo: null,
    history: example.history ?? [previous],
    returnedCount: context.returned_count ?? 0,
    submittedLate: context.submitted_late ?? false,
    periodOpen: context.period_open ?? true,
    unitActive: context.unit_active ?? true,
    parentValid: context.parent_valid ?? true,
    peers: context.peers ?? null,
  });
  // An example gives a few cells of a return; that the others are empty is not its point.
  const found = findings.map((finding) => finding.element ?? '*').filter((element) => element === '*' || codes.includes(element));
  return { actual: found, expected: example.finds };
}

/** Through the same facts, sums and arithmetic that figures go through. */
export function runIndicatorExample(
  catalogue: Catalogue,
  indicator: Indicator,
  example: IndicatorExample,
): { actual: unknown; expected: unknown } {
  if (example.quarters) {
    const rollups = example.quarters.map((values, i) => rollupOf(catalogue, { period: periodOf(2026, i + 1), values }));
    return {
      actual: { cumulative: figureOf(catalogue, indicator, rollups, 'cumulative').value },
      expected: { cumulative: example.cumulative },
    };
  }
  const period = example.period ?? PERIOD;
  const values = example.values ?? {};
  const figure = figureOf(
    catalogue,
    indicator,
    [rollupOf(catalogue, { period, values, previous: example.previous, filing: example.filing })],
    naturalSpanOf(indicator),
  );
  const operands: Operands = { period, values, previous: example.previous ?? null, yearAgo: null };
  const results: Record<string, unknown> = {
    numerator: indicator.numerator ? indicator.numerator.evaluate(operands) : figure.numerator,
    denominator: indicator.denominator ? indicator.denominator.evaluate(operands) : figure.denominator,
    value: figure.value,
  };
  const asked = (['numerator', 'denominator', 'value'] as const).filter((key) => example[key] !== undefined);
  return {
    actual: Object.fromEntries(asked.map((key) => [key, results[key]])),
    expected: Object.fromEntries(asked.map((key) => [key, example[key]])),
  };
}

/** The rollup of a node that consists of this one return. */
function rollupOf(
  catalogue: Catalogue,
  given: { period: Period; values: Values; previous?: Values | undefined; filing?: Rollup['filing'] | undefined },
): Rollup {
  const fact = makeFact(catalogue, {
    period: given.period,
    unit: 'U',
    version: 1,
    values: given.values,
    previous: given.previous ?? null,
    yearAgo: null,
  });
  return {
    period: given.period,
    unit: 'U',
    sector: null,
    catalogueVersion: catalogue.version,
    sums: fact.values,
    counts: Uint32Array.from(fact.present),
    expected: new Uint32Array(fact.present.length).fill(1),
    reportedUnits: 1,
    expectedUnits: 1,
    filing: given.filing ?? NO_FILING,
  };
}

function figureOf(catalogue: Catalogue, indicator: Indicator, rollups: Rollup[], span: 'quarter' | 'cumulative') {
  const byPeriod = new Map(rollups.map((rollup) => [rollup.period, rollup]));
  const evaluation = { catalogues: { ofVersion: () => catalogue }, computed: new Set(byPeriod.keys()), open: new Set<Period>() };
  return evaluateIndicator(
    evaluation,
    { unit: 'U', sector: null, isRoot: true, rollups: byPeriod },
    indicator.code,
    rollups.at(-1)!.period,
    span,
  );
}
