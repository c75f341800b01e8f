/** The situation and the profile of a unit, against the returns themselves. */
import { CATALOGUES } from '#catalogue/catalogues.js';
import { SYSTEM } from '#domain/access/actor.js';
import type { Block, Dashboard } from '#domain/dashboard/block.js';
import type { Database } from '#domain/ports/database.port.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { actorAt, BRANCHES, LAST, rollupsOf, smallBureau, unitsOf, valuesOf } from '../figures/testing/small-bureau.js';
import { BuildDashboard, type DashboardQuery } from './build-dashboard.js';

const catalogue = CATALOGUES.forPeriod(LAST);
const bureau = smallBureau(catalogue, CATALOGUES);
const build = (name: string, unit: string, more: Partial<DashboardQuery> = {}, database: Database = bureau): Promise<Dashboard> =>
  new BuildDashboard({ database, catalogues: CATALOGUES }).run({ actor: SYSTEM, name, unit, period: LAST, language: 'zh', ...more });
const blockOf = <K extends Block['kind']>({ blocks }: Dashboard, kind: K, id: string) =>
  blocks.find((block) => block.id === id && block.kind === kind) as Extract<Block, { kind: K }>;
const rateOf = (code: string, n: string, d: string, period = LAST): number | null => {
  const values = valuesOf(code, period);
  return values ? (values[n]! / values[d]!) * 100 : null;
};

describe('the spread across peers', () => {
  it('shows every branch in its sector with its own value, and says who is lowest', async () => {
    const spread = blockOf(await build('analysis', 'J'), 'strip', 'spread');
    expect(spread.groups.map(({ key, drill, box }) => [key, drill, box])).toEqual([
      ['organ', { sector: 'organ' }, null],
      ['institution', { sector: 'institution' }, null],
    ]);
    const points = spread.groups.flatMap((group) => group.points);
    expect(points.map(({ key }) => key).toSorted()).toEqual(BRANCHES.filter((code) => valuesOf(code, LAST)));
    for (const { key, figure } of points) expect(figure.value).toBeCloseTo(rateOf(key, 'L10', 'L09')!, 3);
    const lowest = points.toSorted((a, b) => a.figure.value! - b.figure.value!)[0]!;
    expect(spread.title).toMatch(new RegExp(`^组织生活出席率：8个基层单位中位数\\d+\\.\\d%，介于.+最低的是${lowest.name}$`));
    expect(spread.notes.join()).toContain('不足8个的领域不画四分位箱');
  });
  it('speaks of another indicator where one is chosen, and of units one level down where single bases are too small', async () => {
    const spread = blockOf(await build('analysis', 'J', { code: 'TRN05' }), 'strip', 'spread');
    expect([spread.codes, spread.choice?.value]).toEqual([['TRN05'], 'TRN05']);
    expect(spread.groups.flatMap((group) => group.points.map(({ key }) => key))).toEqual(['A', 'B']);
    expect(spread.notes.join()).toContain('分母多不足5');
    expect(blockOf(await build('analysis', 'J', { code: 'SUP08' }), 'strip', 'spread').codes).toEqual(['LIF06']);
  });
});

describe('contributions', () => {
  it.each(['LIF06', 'TRN01', 'RSP03'])('of %s add up from the last quarter to this one', async (code) => {
    const { from, to, steps } = blockOf(await build('analysis', 'J', { code }), 'waterfall', 'contributions');
    const sum = steps.reduce((total, { delta }) => total + delta, 0);
    // Steps that round to nothing are not drawn.
    expect(Math.abs(to.figure.value! - from.figure.value! - sum)).toBeLessThan(0.05);
    expect(steps.filter(({ drill }) => drill).map(({ key }) => key)).toEqual(expect.arrayContaining(['C']));
  });
});

it('of a unit withheld in one of the quarters are told in neither: he is part of what is left', async () => {
  const { rollups } = bureau;
  const thin = (rollup: Rollup): Rollup =>
    rollup.unit === 'C' && rollup.period === LAST ? { ...rollup, expected: rollup.expected.map((each) => each * 20) } : rollup;
  const database = {
    ...bureau,
    rollups: { ...rollups, of: async (...asked: Parameters<typeof rollups.of>) => (await rollups.of(...asked)).map(thin) },
  };
  const { from, to, steps } = blockOf(await build('analysis', 'J', {}, database), 'waterfall', 'contributions');
  expect(steps.map(({ key, name }) => [key, name])).toEqual(expect.arrayContaining([['own', '本级及未公布单位']]));
  expect(steps.some(({ key }) => key === 'C' || key === 'scope')).toBe(false);
  const sum = steps.reduce((total, { delta }) => total + delta, 0);
  expect(Math.abs(to.figure.value! - from.figure.value! - sum)).toBeLessThan(0.05);
});

it('grades are coloured by what they say, and habits of filing are those of the units below', async () => {
  const { series } = blockOf(await build('responsibility', 'J'), 'stack', 'grades');
  expect(series.map(({ name, tone }) => [name, tone])).toEqual([
    ['优', 'good'],
    ['良', 'neutral'],
    ['中', 'warn'],
    ['差', 'bad'],
  ]);
  expect(blockOf(await build('analysis', 'A'), 'table', 'filing-habits').title).toBe('下级单位已报或到期的3份季报全部按时');
});

describe('levels', () => {
  it('are compared by their own returns: Σn over Σd, and targets met over targets judged', async () => {
    const levels = blockOf(await build('analysis', 'J'), 'heat', 'levels');
    const column = levels.columns.findIndex(({ key }) => key === 'RSP03');
    const cell = Object.fromEntries(levels.rows.map((row) => [row.key, row.cells[column]!.figure]));
    const branches = BRANCHES.map((code) => valuesOf(code, LAST)).filter((values) => values !== null);
    const sum = (element: string) => branches.reduce((total, values) => total + values[element]!, 0);
    expect(cell.branch!.value).toBeCloseTo((sum('R06') / sum('R05')) * 100, 9);
    expect(cell.branch!.coverage).toBe('8/9');
    // Neither the committees nor the general branches of this bureau file anything of the kind for themselves.
    expect(cell.committee!.value ?? null).toBeNull();
  });
});

describe('months', () => {
  it('show theme days a branch over four quarters, and call a rush by its rule', async () => {
    const { months, rows, title } = blockOf(await build('analysis', 'C'), 'months', 'months');
    expect(months.map(({ key }) => key)).toEqual([
      ...['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03'],
      ...['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'],
    ]);
    const [weak, , silent] = rows;
    expect(weak!.cells.slice(-3).map(({ value, ratio }) => [value, ratio])).toEqual([
      [1, '1/1'],
      [1, '1/1'],
      [4, '4/1'],
    ]);
    expect(weak!.mark).toEqual({ display: '0.50 突击', tone: 'bad' });
    expect(silent!.cells.map(({ display }) => display).slice(-4)).toEqual(['1.0', '未报', '未报', '未报']);
    expect(title).toContain('季末突击（第7党支部）');
  });
});

describe('the funnel', () => {
  it('falls from due to accepted at the first attempt', async () => {
    const { stages } = blockOf(await build('overview', 'J'), 'funnel', 'funnel');
    expect(stages.map(({ key, figure, share }) => [key, figure.value, share])).toEqual([
      ['due', 13, '100.0%'],
      ['submitted', 12, '92.3%'],
      ['accepted', 12, '92.3%'],
      ['first', 11, '84.6%'],
    ]);
  });
  it('is not drawn of figures that were never filed', async () => {
    const brought = rollupsOf(catalogue, CATALOGUES, LAST).map((rollup) => ({ ...rollup, filing: { ...rollup.filing, submitted: 0 } }));
    const of = async (periods: string[], units: string[], sectors: null | 'each') =>
      brought.filter((r) => periods.includes(r.period) && units.includes(r.unit) && (r.sector === null) === (sectors === null));
    const database: Database = { ...bureau, rollups: { ...bureau.rollups, of } };
    expect(blockOf(await build('overview', 'J', {}, database), 'funnel', 'funnel')).toBeUndefined();
  });
});

describe('the treemap', () => {
  it('has the members of every unit as its area, two levels deep, and counts who has none', async () => {
    const { nodes, notes, title } = blockOf(await build('analysis', 'J'), 'treemap', 'treemap');
    expect(title).toMatch(/^已审核12个单位党员/);
    const members = (code: string) => valuesOf(code, LAST)?.M09 ?? 0;
    for (const { key, area, children } of nodes) {
      const below = unitsOf(LAST).filter(({ parent, code }) => parent === key && members(code) > 0);
      expect(area).toBe(below.reduce((sum, { code }) => sum + members(code), 0));
      expect(children.map((child) => child.key).toSorted()).toEqual(below.map(({ code }) => code));
    }
    expect(notes.join()).toContain('1个单位尚无党员数');
  });
});

describe('the pace to the year end', () => {
  it('says what is left to do on the base of what is accepted', async () => {
    const trend = blockOf(await build('training', 'J'), 'trend', 'trend-TRN05');
    expect(trend.title).toMatch(/已达到年底目标100%$/);
    const before = blockOf(await build('training', 'J', { period: '2026Q2' }), 'trend', 'trend-TRN05');
    expect(before.title).toMatch(/；距年底目标差50\.0个百分点，后2季每季需再完成5人$/);
  });
});

describe('the profile', () => {
  const radar = (dashboard: Dashboard) => blockOf(dashboard, 'radar', 'radar');

  it('sets a branch beside its siblings together and beside itself last year', async () => {
    const { series, axes, title } = radar(await build('profile', 'B31'));
    expect(series.map(({ role }) => role)).toEqual(['main', 'peer', 'last_year']);
    // This quarter's coverage is not last year's.
    expect(series.map(({ figures }) => figures[0]!.coverage)).toEqual(['1/1', expect.stringMatching(/^\d+\/\d+$/), '']);
    expect(axes.map(({ key }) => key)).toContain('filing');
    for (const { figures } of series)
      for (const { value, ratio } of figures)
        if (value !== null) {
          const [met, judged] = ratio.split('/').map(Number);
          expect(value).toBeCloseTo((met! / judged!) * 100, 9);
        }
    expect(title).toContain('落后于同级单位');
  });

  it('shows a reader of one branch nobody but himself, and no error', async () => {
    const { series, notes } = radar(await build('profile', 'B31', { actor: actorAt('clerk', 'B31') }));
    expect(series.map(({ role }) => role)).toEqual(['main', 'last_year']);
    expect(notes.join()).not.toContain('同级');
  });

  it('counts siblings of the same parent and sector only, as many as the reader may see', async () => {
    const scope = (unit: string, actor = SYSTEM) =>
      new BuildDashboard({ database: bureau, catalogues: CATALOGUES }).scope({
        actor,
        name: 'profile',
        unit,
        period: LAST,
        language: 'zh',
      });
    const codes = async (unit: string, actor = SYSTEM) => (await scope(unit, actor)).siblings!.map(({ code }) => code);
    expect(await codes('B31')).toEqual(['B32', 'B33']);
    expect(await codes('A')).toEqual([]);
    expect(await codes('B')).toEqual(['C']);
    expect(await codes('J')).toEqual([]);
    expect(await codes('B', actorAt('reviewer', 'B'))).toEqual([]);
    const two = { ...actorAt('clerk', 'B31'), grants: [...actorAt('clerk', 'B31').grants, ...actorAt('clerk', 'B33').grants] };
    expect(await codes('B31', two)).toEqual(['B33']);
  });
});

// A rule by which everybody lies far.
it('outliers are all there, the farthest first and some of them to begin with', async () => {
  const plain = CATALOGUES.forPeriod(LAST);
  const catalogue = { ...plain, appraisal: { ...plain.appraisal!, outliers: { deviations: -1, minPeers: 3, minDenominator: 1 } } };
  const catalogues = { ...CATALOGUES, forPeriod: () => catalogue, ofVersion: () => catalogue };
  const { blocks } = await new BuildDashboard({ database: bureau, catalogues }).run({
    ...{ actor: SYSTEM, name: 'analysis', unit: 'J', period: LAST, language: 'zh' },
  });
  const outliers = blocks.find((block) => block.id === 'outliers') as Extract<Block, { kind: 'table' }>;
  expect(outliers.rows.length).toBeGreaterThan(outliers.shown!);
  expect(outliers.title).toContain(`个单位${outliers.rows.length}项数据`);
});
