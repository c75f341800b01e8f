import { changeCell, unlikeSaid } from '../dashboard/figure-of.js';
import { catalogueOf, plainElement, plainExpression, plainIndicator, sumOf } from '../catalogue/catalogue-of.js';
import type { Catalogue, Target } from '../catalogue/catalogue.js';
import { periodsOfYearUpTo, shiftPeriod, type Period } from '../period/period.js';
import type { Values } from '../return/values.js';
import { makeFact } from '../rollup/make-fact.js';
import { sumTree } from '../rollup/sum-tree.js';
import type { PeriodUnit } from '../unit/unit.js';
import { apartIn, changeOf, compareIndicator } from './compare.js';
import { evaluateIndicator, headlineSpanOf, naturalSpanOf, type Evaluation, type NodeHistory } from './evaluate-indicators.js';
import type { Span } from './indicator-value.js';
import { rankWithinSectors } from './rank.js';

const target = (more: Partial<Target>): Target => ({ kind: 'fixed', span: 'quarter', source: { zh: '', en: '' }, ...more });
const count = { kind: 'count', unit: { zh: '次', en: 'times' } } as const;
const catalogue = catalogueOf({
  version: 'v1',
  elements: ['O01', 'O03', 'L02', 'L16', 'T04', 'M09', 'S01', 'S13', 'O10', 'O13', 'L07a', 'L07b', 'L07c', 'T03'].map((code) =>
    plainElement(code),
  ),
  indicators: [
    plainIndicator('LIF01', { numerator: sumOf('L02'), denominator: sumOf('O03'), target: target({ value: 100 }) }),
    plainIndicator('LIF12', { ...count, numerator: sumOf('L16'), target: target({ kind: 'per', per: sumOf('O01') }) }),
    plainIndicator('LIF07', {
      kind: 'node',
      unit: { zh: '指数', en: 'index' },
      numerator: plainExpression('spread', ['L07a', 'L07b', 'L07c'], (a, b, c) => a + b + c - (Math.max(a, b, c) - Math.min(a, b, c))),
      denominator: sumOf('L07a', 'L07b', 'L07c'),
    }),
    plainIndicator('TRN01', {
      time: 'ytd',
      cumulation: 'last',
      numerator: sumOf('T04'),
      denominator: sumOf('M09'),
      target: target({ kind: 'pace', pace: [25, 50, 75, 100], span: 'cumulative' }),
    }),
    plainIndicator('TRN09', {
      unit: { zh: '学时', en: 'hours' },
      cumulation: 'sum_over_last',
      numerator: sumOf('T03'),
      denominator: sumOf('M09'),
      target: target({ kind: 'pace', pace: [8, 16, 24, 32], span: 'cumulative' }),
    }),
    plainIndicator('SUP09', { ...count, time: 'ytd', cumulation: 'last', numerator: sumOf('S01') }),
    plainIndicator('SUP08.1', { ...count, direction: 'neutral', numerator: sumOf('S13'), bureauTotalOnly: true }),
    plainIndicator('COV03', { time: 'stock', cumulation: 'last', numerator: sumOf('O10', '-O13'), denominator: sumOf('O10') }),
    plainIndicator('COV06', {
      kind: 'difference',
      unit: { zh: '百分点', en: 'points' },
      direction: 'down',
      cumulation: 'none',
      of: ['COV03', 'LIF01'],
    }),
    plainIndicator('RSP11', {
      time: 'stock',
      cumulation: 'last',
      direction: 'range',
      numerator: sumOf('O01'),
      denominator: sumOf('M09'),
      target: target({ kind: 'range', range: [1, 2] }),
    }),
    plainIndicator('RSP13', { kind: 'ballot' }),
    plainIndicator('RSP14', { kind: 'system', system: 'filing_on_time' }),
  ],
});

/** A root with two branches; each quarter says what the branches reported (null = nothing). */
type Quarter = { a?: Values | null; b?: Values | null; using?: Catalogue };
const unitOf = (period: Period, code: string, parent: string | null): PeriodUnit => ({
  period,
  code,
  name: code,
  shortName: code,
  type: parent ? 'branch' : 'committee',
  sector: 'organ',
  parent,
  path: parent ? `/R/${code}/` : '/R/',
  expected: parent !== null,
  reviewLevels: 1,
});
function bureau(quarters: Record<Period, Quarter>, open: Period[] = []) {
  const versions = {
    ofVersion: (version: string) => [catalogue, ...Object.values(quarters).map((q) => q.using)].find((c) => c?.version === version)!,
  };
  const evaluation: Evaluation = { catalogues: versions, computed: new Set(Object.keys(quarters)), open: new Set(open) };
  const rollups = Object.entries(quarters).flatMap(([period, quarter]) =>
    sumTree({
      period,
      catalogue: quarter.using ?? catalogue,
      catalogues: versions,
      units: [unitOf(period, 'R', null), unitOf(period, 'a', 'R'), unitOf(period, 'b', 'R')],
      returns: [],
      dueOn: '2026-10-10',
      today: '2026-10-11',
      facts: (['a', 'b'] as const).flatMap((code) =>
        quarter[code]
          ? [makeFact(quarter.using ?? catalogue, { period, unit: code, version: 1, values: quarter[code], previous: null, yearAgo: null })]
          : [],
      ),
    }),
  );
  const node = (unit: string): NodeHistory => ({
    unit,
    sector: null,
    isRoot: unit === 'R',
    rollups: new Map(rollups.filter((r) => r.unit === unit && r.sector === null).map((r) => [r.period, r])),
  });
  return {
    value: (code: string, period: Period, span: Span = 'quarter', unit = 'R') =>
      evaluateIndicator(evaluation, node(unit), code, period, span),
    compared: (code: string, period: Period, span: Span = 'quarter', unit = 'R') =>
      compareIndicator(evaluation, node(unit), catalogue.indicator(code), period, span),
  };
}
const perfect: Quarter = { a: { L02: 1, O03: 1 }, b: { L02: 1, O03: 1 } };

describe('evaluateIndicator', () => {
  it('three perfect quarters of LIF01 are 100 % of the year, not 300 %', () => {
    const { value } = bureau({ '2026Q1': perfect, '2026Q2': perfect, '2026Q3': perfect });
    expect(value('LIF01', '2026Q3', 'cumulative')).toMatchObject({
      value: 100,
      numerator: 6,
      denominator: 6,
      reported: 2,
      expected: 2,
      status: 'final',
      span: 'cumulative',
    });
  });

  it('tells the four forms of a bureau only where every quarter behind them is closed', () => {
    const quarter = { a: { S13: 1 }, b: { S13: 2 } };
    const quarters = { '2026Q1': quarter, '2026Q2': quarter, '2026Q3': quarter };
    const told = (open: Period[], span: Span) => {
      const { status, value, numerator, reported } = bureau(quarters, open).value('SUP08.1', '2026Q3', span);
      return [status, value, numerator, reported];
    };
    expect(told([], 'quarter')).toEqual(['final', 3, 3, 2]);
    expect(told([], 'cumulative')).toEqual(['final', 9, 9, 2]);
    expect(told(['2026Q3'], 'quarter')).toEqual(['pending', null, null, 2]);
    expect(told(['2026Q3'], 'cumulative')).toEqual(['pending', null, null, 2]);
    // A quarter of the year is open again.
    expect(told(['2026Q1'], 'quarter')).toEqual(['final', 3, 3, 2]);
    expect(told(['2026Q1'], 'cumulative')).toEqual(['pending', null, null, 2]);
    const { quarterChange } = bureau(quarters, ['2026Q2']).compared('SUP08.1', '2026Q3');
    expect(quarterChange).toMatchObject({ value: null, reason: 'no_base' });
  });

  it('divides sums, never averages rates', () => {
    const { value } = bureau({ '2026Q3': { a: { L02: 1, O03: 1 }, b: { L02: 1, O03: 8 } } });
    expect(value('LIF01', '2026Q3')).toMatchObject({ value: 22.2222, numerator: 2, denominator: 9 });
  });

  it.each([
    ['nobody reported', { a: null, b: null }, 'R', 'LIF01', { status: 'unfiled', value: null, reported: 0, expected: 2 }],
    ['one operand missing', { a: { L02: 1 }, b: null }, 'R', 'LIF01', { status: 'missing', value: null, numerator: null }],
    ['half reported', { a: { L02: 0, O03: 2 }, b: null }, 'R', 'LIF01', { status: 'final', value: 0, reported: 1, expected: 2 }],
    [
      'denominator 0',
      { a: { L02: 0, O03: 0 }, b: { L02: 0, O03: 0 } },
      'R',
      'LIF01',
      { status: 'undefined', value: null, numerator: 0, denominator: 0 },
    ],
    ['a reported 0', { a: { L16: 0 }, b: { L16: 0 } }, 'R', 'LIF12', { status: 'final', value: 0, denominator: null }],
    ['the four forms at the root', { a: { S13: 1 }, b: { S13: 0 } }, 'R', 'SUP08.1', { status: 'final', value: 1 }],
    ['… and below it', { a: { S13: 1 }, b: { S13: 0 } }, 'a', 'SUP08.1', { status: 'withheld', value: null, numerator: null }],
    ['a ballot', {}, 'R', 'RSP13', { status: 'not_expected', value: null }],
    [
      'a difference of two node values',
      { a: { O10: 4, O13: 1, L02: 1, O03: 2 }, b: { O10: 4, O13: 0, L02: 2, O03: 2 } },
      'R',
      'COV06',
      { status: 'final', value: 12.5, numerator: null },
    ],
    ['a difference without one side', { a: { O10: 4, O13: 1 }, b: null }, 'R', 'COV06', { status: 'missing', value: null }],
    [
      'an index on node sums',
      { a: { L07a: 1, L07b: 0, L07c: 3 }, b: { L07a: 2, L07b: 3, L07c: 0 } },
      'R',
      'LIF07',
      { status: 'final', value: 1 },
    ],
    [
      'the same of one unit',
      { a: { L07a: 1, L07b: 0, L07c: 3 }, b: null },
      'a',
      'LIF07',
      { status: 'final', value: 0.25, numerator: 1, denominator: 4 },
    ],
    ['the filing record', { a: null, b: null }, 'R', 'RSP14', { status: 'final', value: 0, numerator: 0, denominator: 2 }],
    ['a code no catalogue has', {}, 'R', 'XXX01', { status: 'not_expected' }],
  ])('%s', (_, quarter, unit, code, expected) => {
    expect(bureau({ '2026Q3': quarter }).value(code, '2026Q3', 'quarter', unit)).toMatchObject(expected);
  });

  it('is provisional while the period is open, and unknown before history begins', () => {
    const { value } = bureau({ '2026Q3': perfect }, ['2026Q3']);
    expect(value('LIF01', '2026Q3').status).toBe('provisional');
    expect(value('LIF01', '2026Q2').status).toBe('missing');
  });

  it('withholds a figure most returns are missing from', () => {
    const { value } = bureau({ '2026Q3': { a: { L02: 1, O03: 1 }, b: null } });
    expect(value('LIF01', '2026Q3').status).toBe('final');
    const evaluation: Evaluation = {
      catalogues: { ofVersion: () => catalogue },
      computed: new Set(['2026Q3']),
      open: new Set(),
      floors: { withhold: 0.6, hatch: 0.8 },
    };
    const rollups = sumTree({
      period: '2026Q3',
      catalogue,
      catalogues: evaluation.catalogues,
      units: [unitOf('2026Q3', 'R', null), unitOf('2026Q3', 'a', 'R'), unitOf('2026Q3', 'b', 'R')],
      returns: [],
      dueOn: '2026-10-10',
      today: '2026-10-11',
      facts: [makeFact(catalogue, { period: '2026Q3', unit: 'a', version: 1, values: { L02: 1, O03: 1 }, previous: null, yearAgo: null })],
    });
    const node: NodeHistory = { unit: 'R', sector: null, isRoot: true, rollups: new Map([['2026Q3', rollups[0]!]]) };
    expect(evaluateIndicator(evaluation, node, 'LIF01', '2026Q3', 'quarter')).toMatchObject({
      status: 'withheld',
      value: null,
      numerator: null,
      reported: 1,
      expected: 2,
    });
  });

  it('a year with a quarter nobody reported is withheld, one with a thin quarter says so', () => {
    const gap = bureau({ '2026Q1': perfect, '2026Q2': { a: null, b: null }, '2026Q3': perfect });
    expect(gap.value('LIF01', '2026Q3', 'cumulative')).toMatchObject({ status: 'withheld', value: null, reported: 0, expected: 2 });
    const thin = bureau({ '2026Q1': perfect, '2026Q2': { a: perfect.a!, b: null }, '2026Q3': perfect });
    expect(thin.value('LIF01', '2026Q3', 'cumulative')).toMatchObject({
      status: 'final',
      value: 100,
      numerator: 5,
      reported: 1,
      expected: 2,
    });
    const young = bureau({ '2026Q2': perfect, '2026Q3': perfect });
    expect(young.value('LIF01', '2026Q3', 'cumulative').status).toBe('withheld');
  });

  it('distinct counts: the year is the last value, the quarter a difference that restarts in Q1', () => {
    const s = (a: number, b: number): Quarter => ({ a: { S01: a }, b: { S01: b } });
    const { value } = bureau({ '2025Q4': s(9, 9), '2026Q1': s(1, 0), '2026Q2': s(2, 1), '2026Q3': { a: { S01: 4 }, b: null } });
    expect(value('SUP09', '2026Q2', 'cumulative').value).toBe(3);
    expect(value('SUP09', '2026Q2', 'quarter').value).toBe(2);
    expect(value('SUP09', '2026Q1', 'quarter').value).toBe(1);
    // Q3 rests on one return, Q2 on two: 4 − 3 would say one meeting, which nobody reported.
    expect(value('SUP09', '2026Q3', 'quarter').status).toBe('withheld');
  });

  it('sum over last: hours of the year per member of today', () => {
    const t = (hours: number, members: number): Quarter => ({ a: { T03: hours, M09: members }, b: { T03: 0, M09: 0 } });
    const { value } = bureau({ '2026Q1': t(80, 10), '2026Q2': t(90, 20) });
    expect(value('TRN09', '2026Q2', 'cumulative')).toMatchObject({ value: 8.5, numerator: 170, denominator: 20 });
  });

  it('reads each quarter by its own catalogue', () => {
    const older = catalogueOf({
      version: 'v0',
      elements: [plainElement('O03'), plainElement('GONE'), plainElement('L02')],
      indicators: [
        plainIndicator('OTHER', { numerator: sumOf('GONE'), denominator: sumOf('O03') }),
        plainIndicator('LIF01', { numerator: sumOf('L02'), denominator: sumOf('O03') }),
      ],
    });
    const { value } = bureau({
      '2026Q1': { a: { O03: 2, GONE: 5, L02: 1 }, b: { O03: 2, GONE: 5, L02: 1 }, using: older },
      '2026Q2': { a: { L02: 2, O03: 2 }, b: { L02: 1, O03: 2 } },
    });
    expect(value('LIF01', '2026Q1').value).toBe(50);
    expect(value('LIF01', '2026Q2', 'cumulative')).toMatchObject({ numerator: 5, denominator: 8, value: 62.5 });
    expect(value('TRN01', '2026Q1').status).toBe('not_expected');
  });

  it('says what a figure is when the span asked for has no meaning', () => {
    expect(['LIF01', 'TRN01', 'SUP09', 'COV06', 'TRN09'].map((code) => naturalSpanOf(catalogue.indicator(code)))).toEqual([
      'quarter',
      'cumulative',
      'cumulative',
      'quarter',
      'quarter',
    ]);
    expect(headlineSpanOf(catalogue.indicator('TRN09'))).toBe('cumulative');
    const { value } = bureau({ '2026Q3': { a: { T04: 7, M09: 10 }, b: { T04: 0, M09: 0 } } });
    expect(value('TRN01', '2026Q3', 'quarter')).toMatchObject({ value: 70, span: 'cumulative' });
  });
});

describe('compareIndicator', () => {
  const l = (held: number, of: number): Quarter => ({
    a: { L02: held, O03: of, L16: held, O01: 1, T04: held, M09: of },
    b: { L02: 0, O03: 0, L16: 0, O01: 1, T04: 0, M09: 0 },
  });
  const { compared } = bureau({ '2025Q3': l(8, 10), '2025Q4': l(0, 10), '2026Q1': l(9, 10), '2026Q2': l(5, 10), '2026Q3': l(7, 10) });

  it.each([
    [
      'rates in points',
      'LIF01',
      '2026Q3',
      'quarter',
      { kind: 'points', value: 20, reason: null },
      { kind: 'points', value: -10, reason: null },
    ],
    [
      'counts in per cent',
      'LIF12',
      '2026Q3',
      'quarter',
      { kind: 'percent', value: 40, reason: null },
      { kind: 'percent', value: -12.5, reason: null },
    ],
    [
      'a base of zero',
      'LIF12',
      '2026Q1',
      'quarter',
      { kind: 'percent', value: null, reason: 'zero_base' },
      { kind: 'percent', value: null, reason: 'no_base' },
    ],
    [
      'figures of the year restart in Q1',
      'TRN01',
      '2026Q1',
      'cumulative',
      { kind: 'points', value: null, reason: 'no_base' },
      { kind: 'points', value: null, reason: 'no_base' },
    ],
    [
      'no value of its own',
      'LIF01',
      '2026Q4',
      'quarter',
      { kind: 'points', value: null, reason: 'missing' },
      { kind: 'points', value: null, reason: 'missing' },
    ],
  ] as const)('%s', (_, code, period, span, quarterChange, yearChange) => {
    expect(compared(code, period, span)).toMatchObject({ quarterChange, yearChange });
  });

  it.each([
    ['as many returns, to 5 %', 'LIF12', 20, 19, 'percent', null],
    ['fewer returns', 'LIF12', 20, 18, 'percent', 'coverage'],
    ['more returns', 'LIF12', 18, 20, 'percent', 'coverage'],
    ['a rate, which says so where they are not', 'LIF01', 20, 19, 'points', null],
    ['returns on time, all due', 'RSP14', 20, 20, 'points', null],
    ['returns on time, before all are due', 'RSP14', 20, 15, 'points', 'coverage'],
  ] as const)('a count compares over alike returns only: %s', (_, code, before, now, kind, reason) => {
    const figure = (returns: number) => ({ ...compared(code, '2026Q3', 'quarter'), value: 50, reported: returns, denominator: returns });
    expect(changeOf(catalogue.indicator(code), figure(now), figure(before))).toEqual({ kind, value: reason ? null : 0, reason });
    // Nor does a line lead from the one to the other.
    expect(apartIn(catalogue.indicator(code), [figure(before), figure(now)])).toEqual(reason ? [1] : []);
  });

  it('the change of a rate over unlike returns says so, and not where the same units are counted', () => {
    const figure = (reported: number) => ({ ...compared('LIF01', '2026Q3', 'quarter'), value: 50, reported, expected: 20 });
    const change = changeOf(catalogue.indicator('LIF01'), figure(10), figure(20));
    const unlike = { now: { reported: 10, expected: 20 }, before: { reported: 20, expected: 20 } };
    expect([false, true].map((ofSame) => apartIn(catalogue.indicator('LIF01'), [figure(20), figure(10)], ofSame))).toEqual([[1], []]);
    expect(change).toEqual({ kind: 'points', value: 0, reason: null, unlike });
    expect(changeCell(catalogue.indicator('LIF01'), { ...change, value: 8 }, 'zh')).toEqual({ display: '上升8.0个百分点', tone: 'muted' });
    const quarters = { quarterChange: change, yearChange: { ...change, unlike: undefined } };
    expect(unlikeSaid([quarters], 'zh')).toBe('与上季度相比的单位不同（10/20，上季度20/20）');
    expect(unlikeSaid([{ ...quarters, quarterChange: quarters.yearChange }], 'zh')).toBeNull();
    expect(changeOf(catalogue.indicator('LIF01'), figure(10), figure(20), true).unlike).toBeUndefined();
  });

  it('the year so far is compared with the year so far', () => {
    const { compared: other } = bureau(
      Object.fromEntries(['2025Q3', '2026Q3'].flatMap((p) => periodsOfYearUpTo(p)).map((p) => [p, p < '2026' ? l(10, 10) : l(8, 10)])),
    );
    expect(other('LIF01', '2026Q3', 'cumulative').yearChange).toEqual({ kind: 'points', value: -20, reason: null });
    expect(shiftPeriod('2026Q3', -4)).toBe('2025Q3');
  });

  it.each([
    ['fixed', 'LIF01', 'quarter', { value: 100, range: null, met: false }],
    ['one per committee', 'LIF12', 'quarter', { value: 2, range: null, met: true }],
    ['of another span', 'LIF12', 'cumulative', null],
    ['pace of the third quarter', 'TRN01', 'cumulative', { value: 75, range: null, met: false }],
    ['range', 'RSP11', 'quarter', { value: null, range: [1, 2], met: false }],
    ['none', 'COV03', 'quarter', null],
  ] as const)('target: %s', (_, code, span, expected) => {
    expect(compared(code, '2026Q3', span).target).toEqual(expected);
  });
});

describe('rankWithinSectors', () => {
  const value = (unit: string, figure: number | null, denominator: number | null = 10) => ({
    unit,
    sector: 'organ',
    value: {
      code: 'LIF01',
      period: '2026Q3',
      unit,
      sector: null,
      span: 'quarter',
      value: figure,
      numerator: null,
      denominator,
      reported: 1,
      expected: 1,
      status: figure === null ? 'missing' : 'final',
    } as const,
  });
  const peers = [value('a', 90), value('b', 100), value('c', 90), value('d', 10, 4), value('e', null), { ...value('f', 1), sector: 'soe' }];

  it('ranks peers of one sector, equal values alike, without small bases and lone units', () => {
    expect(rankWithinSectors(catalogue.indicator('LIF01'), peers).map((r) => [r.unit, r.place, r.of])).toEqual([
      ['b', 1, 3],
      ['a', 2, 3],
      ['c', 2, 3],
    ]);
  });
  it('puts the smallest first where less is better', () => {
    expect(rankWithinSectors({ ...catalogue.indicator('LIF01'), direction: 'down' }, peers).map((r) => r.unit)).toEqual(['a', 'c', 'b']);
  });
  it.each(['SUP08.1', 'LIF12', 'RSP11', 'RSP13'])('never ranks %s', (code) => {
    expect(rankWithinSectors(catalogue.indicator(code), peers)).toEqual([]);
  });
});
