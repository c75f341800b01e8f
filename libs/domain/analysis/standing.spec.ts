/** Grades, lights, lists and stars follow from figures by the printed rule, and say nothing where too little is known. */
import { catalogueOf, plainIndicator } from '../catalogue/catalogue-of.js';
import type { Appraisal, Indicator } from '../catalogue/catalogue.js';
import type { FigureMap } from '../indicators/collected-figures.js';
import type { Change, ComparedIndicatorValue } from '../indicators/indicator-value.js';
import type { PeriodUnit, Sector } from '../unit/unit.js';
import { lowestFiling } from './filing-units.js';
import { gradeOf, gradeRule } from './grade.js';
import { byShare, tallyOf } from './judged.js';
import { laggingOf, withinQuota } from './lagging.js';
import { lightOf, lightRule } from './lights.js';
import { comparedWithBefore, missedTargets } from './problems.js';
import { starsOf } from './stars.js';

const APPRAISAL: Appraisal = {
  grades: [
    { code: 'A', name: { zh: '优', en: 'A' }, from: 90 },
    { code: 'B', name: { zh: '良', en: 'B' }, from: 70 },
    { code: 'D', name: { zh: '差', en: 'D' }, from: 0 },
  ],
  fewestJudged: 3,
  lights: { green: 90, yellow: 50 },
  lagging: [
    { code: 'few', name: { zh: '过低', en: 'Low' }, indicator: 'R1', below: 50 },
    { code: 'vacant', name: { zh: '空缺', en: 'Vacant' }, indicator: 'K1', above: 0 },
  ],
  quotas: [1, 2],
  outliers: { deviations: 3, minPeers: 8, minDenominator: 5 },
  surge: { lastMonth: 60, regularity: 0.5 },
  source: { zh: '本局规则', en: 'house rule' },
};
const target = { kind: 'fixed', value: 80, span: 'quarter', source: { zh: '', en: '' } } as const;
const INDICATORS: Indicator[] = [
  plainIndicator('R1', { target }),
  plainIndicator('R2', { target }),
  plainIndicator('R3', { target }),
  plainIndicator('K1', { kind: 'count', unit: { zh: '个', en: '' }, direction: 'down', target: { ...target, value: 0 } }),
  plainIndicator('X1', { kind: 'node', family: 'life', target: { ...target, value: 0.8 } }),
  plainIndicator('FOUR', { bureauTotalOnly: true, target }),
];
const CATALOGUE = catalogueOf({ version: '1', elements: [], indicators: INDICATORS, appraisal: APPRAISAL });

const UNKNOWN: Change = { kind: 'points', value: null, reason: 'no_base' };
function figure(code: string, n: number | null, d: number | null, more: Partial<ComparedIndicatorValue> = {}): ComparedIndicatorValue {
  const indicator = CATALOGUE.indicator(code);
  const value = n === null ? null : d === null ? n : (n / d) * (indicator.kind === 'node' ? 1 : 100);
  const goal = indicator.target?.value ?? null;
  const met = value === null || goal === null ? null : indicator.direction === 'down' ? value <= goal : value >= goal;
  return {
    ...{ code, period: '2026Q3', unit: 'U', sector: null, span: 'quarter' as const, value, numerator: n, denominator: d },
    ...{ reported: 1, expected: 1, status: value === null ? 'missing' : 'final', target: { value: goal, range: null, met } },
    ...{ quarterChange: UNKNOWN, yearChange: UNKNOWN },
    ...more,
  };
}
function figuresOf(...figures: ComparedIndicatorValue[]): FigureMap {
  const known = new Map(figures.map((each) => [each.code, each]));
  const get = (code: string) => known.get(code);
  return { get, judged: get, values: () => known.values() };
}
const unit = (path: string, more: Partial<PeriodUnit> = {}): PeriodUnit => {
  const codes = path.split('/').filter(Boolean);
  const [code, parent] = [codes.at(-1)!, codes.at(-2) ?? null];
  return {
    ...{
      period: '2026Q3',
      code,
      name: code,
      shortName: code,
      type: 'branch',
      sector: 'organ',
      parent,
      path,
      expected: true,
      reviewLevels: 1,
    },
    ...more,
  };
};

describe('a grade', () => {
  const tally = (met: number, judged: number, isThin = false) => ({ met, judged, isThin });

  it('begins exactly at its share, whatever fractions make of it', () => {
    expect(
      [tally(9, 10), tally(899, 1000), tally(7, 10), tally(69, 100), tally(0, 3)].map((each) => gradeOf(APPRAISAL, each)?.code),
    ).toEqual(['A', 'B', 'B', 'D', 'D']);
  });
  it('is carried by nobody judged by too little, or thinly covered', () => {
    expect([tally(2, 2), tally(0, 0), tally(9, 9, true)].map((each) => gradeOf(APPRAISAL, each))).toEqual([null, null, null]);
  });
  it('prints its rule, each step from the catalogue', () => {
    expect(gradeRule(APPRAISAL).zh).toBe(
      '按达标指标数占参评指标数的比例，90%及以上为优，70%以上不足90%为良，不足70%为差；参评指标不足3项、或因已审核单位过少有指标未公布的不分档',
    );
    expect(gradeRule(APPRAISAL).en).toContain('A from 90%, B from 70%, D below; fewer than 3 judged figures');
  });
  it('counts what has a target and a value, the four forms never', () => {
    const figures = figuresOf(figure('R1', 9, 10), figure('R2', 1, 10), figure('R3', null, null), figure('FOUR', 9, 10));
    expect(tallyOf(INDICATORS, figures)).toEqual({ met: 1, judged: 2, isThin: false });
    const withheld = (reported: number) =>
      figure('R3', null, null, { status: 'withheld', target: { value: 80, range: null, met: null }, reported, expected: 10 });
    expect(tallyOf(INDICATORS, figuresOf(figure('R1', 9, 10), withheld(2))).isThin).toBe(true);
    // Withheld for another reason than few returns: the rest says no more than it should.
    expect(tallyOf(INDICATORS, figuresOf(figure('R1', 9, 10), withheld(8))).isThin).toBe(false);
    expect(tallyOf(INDICATORS, figuresOf(figure('FOUR', null, null, { status: 'withheld' }))).isThin).toBe(false);
  });
  it('nothing judged stands last', () => {
    const [half, none, all] = [tally(1, 2), tally(0, 0), tally(3, 3)];
    expect([none, half, all].toSorted(byShare)).toEqual([all, half, none]);
  });
});

it('a light is green, yellow, red or none', () => {
  const light = (met: number, judged: number, isThin = false) => lightOf(APPRAISAL.lights, { met, judged, isThin });
  expect([light(9, 10), light(5, 10), light(4, 10), light(0, 0), light(5, 5, true)]).toEqual(['green', 'yellow', 'red', null, null]);
  expect(lightRule(APPRAISAL.lights).zh).toContain('90%及以上为绿，50%以上不足90%为黄，不足50%为红');
});

it('single organisations are those that file and have none below that files', () => {
  const nodes = ['/A/', '/A/B/', '/A/B/C/', '/A/D/', '/A/D/G/'].map((path) => ({ unit: unit(path, { expected: !path.endsWith('G/') }) }));
  expect(lowestFiling(nodes).map((node) => node.unit.code)).toEqual(['C', 'D']);
  const silent = [{ unit: unit('/A/') }, { unit: unit('/A/N/', { expected: false }) }];
  expect(lowestFiling(silent).map((node) => node.unit.code)).toEqual(['A']);
});

describe('the lagging list', () => {
  const node = (path: string, rate: number | null, vacant: number) => ({
    unit: unit(path),
    figures: figuresOf(figure('R1', rate, rate === null ? null : 100), figure('K1', vacant, null)),
  });
  const nodes = [
    node('/A/P/1/', 40, 0),
    node('/A/P/2/', 10, 0),
    node('/A/P/3/', 45, 2),
    node('/A/Q/4/', 50, 0),
    node('/A/Q/5/', 49.9, 0),
    node('/A/Q/6/', null, 0),
    node('/A/Q/7/', 40, 0),
  ];
  const all = laggingOf(CATALOGUE, nodes);
  const codes = (list: typeof all) => list.map((each) => each.unit.code);

  it('holds every unit with a situation: most situations, then the farthest off, then the tree; the unknown is not held against anybody', () => {
    expect(codes(all)).toEqual(['3', '2', '1', '7', '5']);
    expect(all[0]!.hits.map((hit) => hit.situation.code)).toEqual(['few', 'vacant']);
  });
  it('drawn up from the bottom takes so many of each parent, however many lag elsewhere', () => {
    expect(codes(withinQuota(all, 1))).toEqual(['3', '7']);
    expect(codes(withinQuota(all, 2))).toEqual(['3', '2', '7', '5']);
    expect(codes(withinQuota(all, null))).toEqual(codes(all));
  });
  it('is empty for a catalogue that does not appraise', () => {
    expect(laggingOf(catalogueOf({ version: '1', elements: [], indicators: INDICATORS }), nodes)).toEqual([]);
  });
});

describe('common problems', () => {
  const at = (r1: number | null, r2: number) => figuresOf(figure('R1', r1, r1 === null ? null : 100), figure('R2', r2, 100));
  const units = [
    { figures: at(10, 90), before: at(90, 10) },
    { figures: at(20, 10), before: at(10, 10) },
    { figures: at(90, 90), before: at(90, 90) },
    { figures: at(null, 90), before: at(90, 90) },
  ];

  it('count the units that miss a target of those judged by it, most first, and say which are rising', () => {
    const missed = missedTargets(INDICATORS, units);
    expect(missed.map(({ indicator, missing, judged }) => [indicator.code, missing, judged])).toEqual([
      ['R1', 2, 3],
      ['R2', 1, 4],
    ]);
    expect(comparedWithBefore(missed, units).map(({ before, isRising }) => [before, isRising])).toEqual([
      [{ missing: 1, judged: 4 }, true],
      [{ missing: 2, judged: 4 }, false],
    ]);
  });
  it('more units of more judged, a smaller share, is not rising; without an earlier quarter nothing is', () => {
    const [r1] = missedTargets(INDICATORS, units);
    const half = [{ before: at(10, 90) }, { before: figuresOf() }];
    expect(comparedWithBefore([r1!], half)[0]).toMatchObject({ before: { missing: 1, judged: 1 }, isRising: false });
    expect(comparedWithBefore([r1!], [{ before: figuresOf() }])[0]).toMatchObject({ before: null, isRising: false });
  });
  it('an index over a few events judges nobody', () => {
    const index = (d: number) => ({ figures: figuresOf(figure('X1', d / 2, d)) });
    expect(missedTargets(INDICATORS, [index(4), index(6)])).toMatchObject([{ missing: 1, judged: 1 }]);
  });
});

describe('star units', () => {
  const node = (code: string, sector: Sector, rates: [number, number, number], base = 100) => ({
    unit: unit(`/A/${code}/`, { sector }),
    figures: figuresOf(...rates.map((rate, i) => figure(`R${i + 1}`, (rate * base) / 100, base))),
  });
  const stars = (...nodes: ReturnType<typeof node>[]) =>
    starsOf(APPRAISAL.lights, INDICATORS, 'coverage', nodes).map((group) => [
      group.sector,
      group.peers,
      group.stars.map(({ unit: { code }, firsts }) => `${code}:${firsts.map(({ indicator }) => indicator.code).join('+')}`),
    ]);

  it('are the best of their own sector: share on target, then first places; who is still level is named too', () => {
    expect(stars(node('1', 'organ', [90, 90, 85]), node('2', 'organ', [95, 90, 90]), node('3', 'organ', [100, 10, 10]))).toEqual([
      ['organ', 3, ['2:R2+R3']],
    ]);
    expect(stars(node('1', 'organ', [90, 85, 80]), node('2', 'organ', [85, 90, 80]))).toEqual([['organ', 2, ['1:R1', '2:R2']]]);
  });
  it('a sector of one has no peers, and only where none has any are all compared', () => {
    expect(stars(node('1', 'organ', [90, 90, 90]), node('2', 'soe', [85, 85, 85]))).toEqual([[null, 2, ['1:R1+R2+R3']]]);
    expect(stars(node('1', 'organ', [90, 90, 90]), node('2', 'organ', [85, 85, 85]), node('3', 'soe', [99, 99, 99]))).toEqual([
      ['organ', 2, ['1:R1+R2+R3']],
    ]);
    expect(stars(node('1', 'organ', [90, 90, 90]))).toEqual([]);
  });
  it('small bases do not count, and the best of the red is no star', () => {
    expect(stars(node('1', 'organ', [100, 100, 100], 4), node('2', 'organ', [85, 85, 85]), node('3', 'organ', [80, 80, 10]))).toEqual([
      ['organ', 2, ['2:R1+R2+R3']],
    ]);
    expect(stars(node('1', 'organ', [50, 90, 90]), node('2', 'organ', [20, 20, 20]))).toEqual([['organ', 2, []]]);
  });
});
