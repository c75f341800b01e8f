import { CATALOGUES } from '#catalogue/catalogues.js';
import { SYSTEM } from '#domain/access/actor.js';
import { blockName } from '#domain/dashboard/block-name.js';
import type { Block, Dashboard } from '#domain/dashboard/block.js';
import type { Language } from '#domain/errors.js';
import { roundFigure } from '#domain/indicators/format-figure.js';
import { periodsOfYearUpTo } from '#domain/period/period.js';
import { actorAt, BRANCHES, LAST, PERIODS, SILENT, smallBureau, valuesOf } from '../figures/testing/small-bureau.js';
import { ReadElements } from '../read-elements.js';
import { ReadIndicators } from '../read-indicators.js';
import { BuildDashboard } from './build-dashboard.js';
import { DASHBOARD_NAMES, type DashboardName } from './dashboards.js';

const catalogue = CATALOGUES.forPeriod(LAST);
const ports = { database: smallBureau(catalogue, CATALOGUES), catalogues: CATALOGUES };
const build = (name: DashboardName, unit: string, language: Language = 'zh', actor = SYSTEM): Promise<Dashboard> =>
  new BuildDashboard(ports).run({ actor, name, unit, period: LAST, language });
const indicators = new ReadIndicators(ports);
const elements = new ReadElements(ports);

/** Every text of an answer, keys and codes aside. */
function textsOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string')
    return ['key', 'code', 'codes', 'id', 'kind', 'drill', 'role', 'tone', 'align', 'periods', 'categories'].includes(key) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, key));
  return value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([k, v]) => textsOf(v, k)) : [];
}
const blockOf = <K extends Block['kind']>(dashboard: Dashboard, kind: K, id: string) =>
  dashboard.blocks.find((b) => b.id === id && b.kind === kind) as Extract<Block, { kind: K }>;
/** The truth, from the returns themselves. */
const total = (codes: string[], element: string, period = LAST): number =>
  codes.reduce((sum, code) => sum + (valuesOf(code, period)?.[element] ?? 0), 0);

describe('dashboards', () => {
  const cases = DASHBOARD_NAMES.flatMap((name) =>
    ['J', 'B', 'B31', SILENT].flatMap((unit) => (['zh', 'en'] as const).map((language) => ({ name, unit, language }))),
  );

  it.each(cases)(
    '$name of $unit in $language: every block has a title, a place of its own and clean text',
    async ({ name, unit, language }) => {
      const { blocks } = await build(name, unit, language);
      expect(blocks.length).toBeGreaterThanOrEqual(unit.startsWith('B') && unit.length === 3 ? 2 : 4);
      expect(new Set(blocks.map((b) => b.id)).size).toBe(blocks.length);
      const called = blocks.map((b) => blockName(b, language));
      expect(new Set(called).size).toBe(blocks.length);
      expect(blocks.filter((b, i) => called[i] === b.id)).toEqual([]);
      for (const text of textsOf(blocks)) expect(text).not.toMatch(/undefined|NaN|\bnull\b|\[object|Infinity/);
      for (const block of blocks) expect(block.title).not.toBe('');
      const names = /局党委|机关党委|公路中心|港航中心|第\dX?党支部/g;
      if (language === 'en')
        for (const block of blocks)
          expect([block.title, block.subtitle, ...block.notes].join(' ').replace(names, '')).not.toMatch(/[\u4e00-\u9fff]/);
    },
  );

  it('figures are those of the returns: n/d, coverage, changes, trend', async () => {
    const overview = await build('overview', 'J');
    const attendance = blockOf(overview, 'kpi', 'kpi').items.find((item) => item.code === 'LIF06')!;
    const [n, d] = [total(BRANCHES, 'L10'), total(BRANCHES, 'L09')];
    expect(attendance.figure).toMatchObject({
      ratio: `${n.toLocaleString('en')}/${d.toLocaleString('en')}`,
      coverage: '8/9',
      uncertain: true,
    });
    expect(roundFigure(attendance.figure.value!, 4)).toBe(roundFigure((n / d) * 100, 4));
    const at = (period: string) => (total(BRANCHES, 'L10', period) / total(BRANCHES, 'L09', period)) * 100;
    PERIODS.slice(-9).forEach((period, i) => expect(attendance.trend[i]).toBeCloseTo(at(period), 3));
    expect(attendance.quarterChange.display).toBe(`上升${roundFigure(at(LAST) - at('2026Q2'), 1).toFixed(1)}个百分点`);
    // One of nine is more than 5 %.
    expect(attendance.quarterChange.tone).toBe('muted');
    expect(blockOf(overview, 'kpi', 'kpi').notes.join()).toMatch(/与上季度.*相比的单位不同（.*）；可切换“可比口径”查看/);
    expect(overview).toMatchObject({
      status: 'provisional',
      coverage: { reported: 12, expected: 13, display: '12/13个单位已审核' },
      dataVersion: 7,
      title: '总览',
    });
  });

  it('titles say the finding', async () => {
    const overview = await build('overview', 'J');
    const titles = Object.fromEntries(overview.blocks.map((b) => [b.id, b.title]));
    expect(titles['funnel']).toBe('应报13个单位，1个未提交，已审核12个；一次通过11个，曾被退回1个');
    const filing = blockOf(await build('responsibility', 'J'), 'stack', 'filing');
    expect(filing.title).toBe('应报13个单位，已审核12个，未报1个，迟报1个');
    expect(titles['trend-TRN01']).toMatch(/^党员32学时达标率.*落后进度\d+\.\d个百分点$/);
    expect(titles['trend-LIF06']).toMatch(/^组织生活出席率：本期仅8\/9个单位已审核，暂不与前期比较/);
    expect(titles['coverage-gap']).toMatch(/相差8\.3个百分点$/);
    expect(titles['attention']).toMatch(/全部指标中\d+个单位共\d+项未达目标$/);
    expect(titles['heat']).toMatch(/^所列\d+项指标中，\d+个单位共\d+项未达目标，最多的是/);
    const values = blockOf(overview, 'table', 'attention').rows.map((row) => row.cells[2]!.display);
    expect(values.filter((value) => value.includes('%'))).not.toHaveLength(0);
    for (const value of values.filter((one) => one.includes('%'))) expect(value).toMatch(/^\d+\.\d%（[\d,.]+\/[\d,.]+）$/);
  });

  it('a rate of filing says of how many returns it is, and has no coverage', async () => {
    const { items } = blockOf(await build('overview', 'J'), 'kpi', 'kpi');
    const tile = items.find(({ code }) => code === 'RSP14');
    expect(tile).toMatchObject({ figure: { ratio: '11/13', coverage: '' } });
    // all are due: the figure says enough
    expect(tile).not.toHaveProperty('filed');
    const { rows } = blockOf(await build('responsibility', 'J'), 'table', 'table-responsibility');
    expect(rows.find(({ key }) => key === 'RSP14')!.cells.at(-1)!.display).toBe('已报或已到期13/13份');
  });

  it('a list of what needs attention is whole, and two of two do not lead it', async () => {
    for (const unit of ['J', 'C']) {
      const { rows, shown, title } = blockOf(await build('overview', unit), 'table', 'attention');
      const isSmall = rows
        .flatMap(({ cells }) => cells[2]!.display.match(/\/([\d,]+)）/)?.[1] ?? [])
        .map((n) => Number(n.replace(',', '')) < 5);
      expect(isSmall).toContain(true);
      expect(isSmall.slice(0, shown)).toContain(false);
      expect(rows.filter(({ key }) => !key.endsWith('-silent'))).toHaveLength(Number(/共(\d+)项/.exec(title)![1]));
      expect(isSmall.slice(0, isSmall.lastIndexOf(false))).not.toContain(true);
    }
  });

  it('ranks within sectors only and says so', async () => {
    const { bars, notes } = blockOf(await build('life', 'J'), 'bar', 'rank-LIF06');
    expect(bars.map((bar) => bar.name)).toEqual(['机关党委（机关）', '公路中心（事业单位 1/2）', '港航中心（事业单位 2/2）']);
    expect(notes.join()).toContain('同一领域');
    expect(blockOf(await build('training', 'J'), 'bar', 'rank-TRN01').target!.name).toBe('进度要求');
  });

  it('the year so far adds quarters, and distinct counts do not', async () => {
    const { figures } = await indicators.run({
      actor: SYSTEM,
      unit: 'C',
      period: '2026Q2',
      codes: ['TRN09', 'SUP02'],
      by: 'total',
      span: 'cumulative',
    });
    const [hours, found] = figures;
    const branches = BRANCHES.filter((code) => code.startsWith('B3'));
    const sum = periodsOfYearUpTo('2026Q2').reduce((all, period) => all + total(branches, 'T03', period), 0);
    expect(hours).toMatchObject({ numerator: sum, denominator: total(branches, 'M09', '2026Q2'), span: 'cumulative' });
    expect(found).toMatchObject({ value: total(branches, 'S04', '2026Q2') });
  });
});

describe('scope', () => {
  const run = (unit: string | undefined, actor = actorAt('reviewer', 'B')) =>
    new BuildDashboard(ports).run({ actor, name: 'overview', ...(unit ? { unit } : {}), language: 'zh' });

  it('lands on the highest unit of the reader and on the newest period with figures, the path beginning there', async () => {
    expect(await run(undefined)).toMatchObject({
      unit: { code: 'B' },
      period: LAST,
      path: [{ code: 'B' }],
      children: [{ code: 'B21' }, { code: 'B22' }, { code: 'B23' }],
    });
    expect((await run('B22')).path.map((u) => u.code)).toEqual(['B', 'B22']);
    expect((await run(undefined, SYSTEM)).unit.code).toBe('J');
    expect((await run(undefined)).periods).toHaveLength(13);
  });

  it.each(['J', 'A', 'B31', 'nowhere'])('%s is outside it and reads as missing', async (unit) => {
    await expect(run(unit)).rejects.toMatchObject({ code: 'not_found' });
  });
  it('an officer has none', async () => {
    await expect(run(undefined, actorAt('sysadmin', 'J'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(run('J', actorAt('sysadmin', 'J'))).rejects.toMatchObject({ code: 'not_found' });
  });
  it('unknown dashboards and codes are refused by name', async () => {
    await expect(new BuildDashboard(ports).run({ actor: SYSTEM, name: 'constructor', language: 'zh' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(
      indicators.run({ actor: SYSTEM, period: LAST, unit: 'J', codes: ['COV01', 'NO_SUCH'], by: 'total' }),
    ).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('the four forms', () => {
  const codes = ['SUP08', 'SUP08.1', 'SUP08.2', 'SUP08.3', 'SUP08.4', 'SUP08.share'];
  const cells = ['S13', 'S14', 'S15', 'S16'];

  it('are bureau totals at the root, once the quarter is closed and until it is opened again', async () => {
    const record = (await ports.database.periods.get(LAST))!;
    const told = async () => {
      const query = { actor: SYSTEM, period: LAST, unit: 'J', by: 'total' } as const;
      const rows = [...(await indicators.run({ ...query, codes })).figures, ...(await elements.run({ ...query, codes: cells })).figures];
      const { series, title } = blockOf(await build('supervision', 'J'), 'stack', 'four-forms');
      return { rows, last: series.map((one) => one.figures.at(-1)!.display), title };
    };
    for (const state of ['open', 'closed', 'open'] as const) {
      record.state = state;
      const { rows, last, title } = await told();
      if (state === 'closed') {
        expect(rows.slice(0, 2)).toMatchObject([{ value: 6 }, { value: 4, status: 'final' }]);
        expect([last[0], title]).toEqual(['4人次', '运用四种形态共6人次，第一种形态占66.7%']);
        continue;
      }
      for (const row of rows) expect(row).toMatchObject({ value: null, status: 'pending' });
      expect(JSON.stringify(rows)).not.toMatch(/"(numerator|denominator|value)":\d/);
      expect([new Set(last), title]).toEqual([new Set(['待公布']), '四种形态待报告期关闭后汇总公布']);
      const table = blockOf(await build('supervision', 'J'), 'table', 'table-supervision');
      expect(table.notes).toContain('四种形态待报告期关闭后汇总公布');
      const shown = table.rows.filter((row) => codes.includes(row.key)).map((row) => row.cells.slice(1, 3).map((cell) => cell.display));
      expect(shown).toEqual(codes.map(() => ['待公布', '—']));
    }
  });

  it.each([
    ['of a unit below', 'A', 'total'],
    ['by children', 'J', 'children'],
    ['by sector', 'J', 'sector'],
    ['of a unit below, by period', 'A', 'period'],
    ['of a leaf as its sector', 'B11', 'sector'],
  ] as const)('never %s', async (_, unit, by) => {
    const query = { actor: SYSTEM, period: LAST, unit, by };
    const rows = [...(await indicators.run({ ...query, codes })).figures, ...(await elements.run({ ...query, codes: cells })).figures];
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatchObject({ value: null, status: 'withheld' });
    expect(JSON.stringify(rows)).not.toMatch(/"(numerator|denominator|value)":\d/);
  });

  it('appear on no dashboard of a unit below', async () => {
    const blocks = (await Promise.all(DASHBOARD_NAMES.map((name) => build(name, 'A')))).flatMap((d) => d.blocks);
    expect(blocks.some((b) => b.id === 'four-forms')).toBe(false);
    const table = blocks.find((b) => b.id === 'table-supervision') as Extract<Block, { kind: 'table' }>;
    for (const row of table.rows.filter((r) => codes.includes(r.key)))
      expect(row.cells.map((c) => c.display).slice(1, 3)).toEqual(['不公布', '—']);
  });
});

describe('elements', () => {
  it('are sums of what was accepted, by unit and by sector', async () => {
    const { figures: rows } = await elements.run({ actor: SYSTEM, period: LAST, unit: 'J', codes: ['M09', 'L16'], by: 'sector' });
    const sum = (isOrgan: boolean) =>
      total(
        BRANCHES.filter((b) => b.startsWith('B1') === isOrgan),
        'M09',
      );
    expect(rows.map((r) => [r.sector, r.code, r.value, r.reported])).toEqual([
      ['organ', 'M09', sum(true), 3],
      ['organ', 'L16', 4, 2],
      ['institution', 'M09', sum(false), 5],
      ['institution', 'L16', null, 0],
    ]);
    expect(rows.at(-1)!.status).toBe('not_expected');
  });
});
