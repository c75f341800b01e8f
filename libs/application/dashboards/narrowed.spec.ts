/** The same dashboards of one sector, and with earlier quarters in another basis. */
import { CATALOGUES } from '#catalogue/catalogues.js';
import { SYSTEM } from '#domain/access/actor.js';
import type { Block } from '#domain/dashboard/block.js';
import { actorAt, BRANCHES, LAST, SILENT, smallBureau, valuesOf } from '../figures/testing/small-bureau.js';
import { ReadElements } from '../read-elements.js';
import { ReadIndicators } from '../read-indicators.js';
import { BuildDashboard, type DashboardQuery } from './build-dashboard.js';
import { DASHBOARD_NAMES } from './dashboards.js';

const ports = { database: smallBureau(CATALOGUES.forPeriod(LAST), CATALOGUES), catalogues: CATALOGUES };
const build = (more: Partial<DashboardQuery>) =>
  new BuildDashboard(ports).run({ actor: SYSTEM, name: 'overview', unit: 'J', period: LAST, language: 'zh', ...more });
const blockOf = <K extends Block['kind']>(blocks: Block[], kind: K): Extract<Block, { kind: K }> =>
  blocks.find((block) => block.kind === kind) as Extract<Block, { kind: K }>;
const query = { actor: SYSTEM, period: LAST, unit: 'J' };
const ratioOf = (branches: string[], [n, d]: [string, string], period = LAST) => {
  const sum = (element: string) => branches.reduce((all, code) => all + (valuesOf(code, period)?.[element] ?? 0), 0);
  return sum(n) / sum(d);
};
/** Branches of B and C. */
const INSTITUTION = BRANCHES.filter((code) => !code.startsWith('B1'));

describe('a dashboard of one sector', () => {
  it('speaks of its units only, and offers the others', async () => {
    const { sector, sectors, coverage, blocks } = await build({ sector: 'institution' });
    expect({ sector, sectors: sectors.map(({ code }) => code) }).toEqual({ sector: 'institution', sectors: ['organ', 'institution'] });
    expect(coverage).toMatchObject({ reported: 7, expected: 8 });
    const attendance = blockOf(blocks, 'kpi').items.find(({ code }) => code === 'LIF06')!;
    expect(attendance.figure.value).toBeCloseTo(100 * ratioOf(INSTITUTION, ['L10', 'L09']), 3);
    expect(blockOf(blocks, 'heat').rows.map(({ key }) => key)).toEqual(['B', 'C']);
  });

  it('of a unit that is all of that sector is the whole of it', async () => {
    const [whole, part] = await Promise.all([build({ unit: 'B' }), build({ unit: 'B', sector: 'institution' })]);
    expect(part.blocks.map(({ id }) => id)).toEqual(whole.blocks.map(({ id }) => id));
    expect(part.coverage).toEqual(whole.coverage);
    expect(blockOf(part.blocks, 'kpi')).toEqual(blockOf(whole.blocks, 'kpi'));
  });

  it.each(DASHBOARD_NAMES)('%s of a sector nobody is of says that nobody is expected, and no number', async (name) => {
    for (const unit of ['J', 'B', SILENT]) {
      const { coverage, blocks } = await build({ name, unit, sector: 'rural' });
      expect(coverage).toMatchObject({ reported: 0, expected: 0 });
      expect(JSON.stringify(blocks)).not.toMatch(/"value":-?[1-9]/);
      for (const block of blocks) expect(block.title).not.toMatch(/undefined|NaN|null/);
    }
  });

  it('by sector, children and period alike', async () => {
    const read = async (by: 'sector' | 'children' | 'period') =>
      (await new ReadElements(ports).run({ ...query, sector: 'organ', codes: ['M09'], by })).figures;
    expect((await read('sector')).map(({ sector }) => sector)).toEqual(['organ']);
    expect((await read('children')).map(({ unit, status }) => [unit, status])).toEqual([
      ['A', 'provisional'],
      ['B', 'not_expected'],
      ['C', 'not_expected'],
    ]);
    expect((await read('period')).every(({ sector, value }) => sector === 'organ' && value !== null)).toBe(true);
  });
});

describe('the four forms', () => {
  const codes = ['S13', 'S14', 'S15', 'S16'];
  it.each([{ sector: 'organ' as const }, { basis: 'as_is' as const }, { basis: 'comparable' as const }])(
    'are the total of a bureau and all its units, not of %o, where what is left out could be told from it',
    async (narrowed) => {
      expect((await build({ name: 'supervision' })).blocks.some(({ id }) => id === 'four-forms')).toBe(true);
      expect((await build({ name: 'supervision', ...narrowed })).blocks.some(({ id }) => id === 'four-forms')).toBe(false);
      const { figures } = await new ReadElements(ports).run({ ...query, ...narrowed, codes, by: 'total' });
      expect(figures.map(({ status, value }) => [status, value])).toEqual(codes.map(() => ['withheld', null]));
    },
  );
});

describe('a dashboard in another basis', () => {
  it('as it is: where the tree never changed, nothing does', async () => {
    const [was, is] = await Promise.all([build({}), build({ basis: 'as_is' })]);
    const withoutFourForms = (blocks: Block[]) => blocks.filter(({ id }) => id !== 'four-forms');
    expect(withoutFourForms(is.blocks)).toEqual(withoutFourForms(was.blocks));
    expect([was.basisNote, is.basisNote]).toEqual(['', '现行口径：以前各期按2026年第三季度的组织树重新汇总']);
  });

  it('of comparable units: those that reported in every quarter compared, in every quarter', async () => {
    const { basisNote, coverage, blocks } = await build({ basis: 'comparable' });
    expect(basisNote).toBe('可比口径：12/13个单位，只含各期都已审核的，报送情况不适用');
    expect(coverage).toMatchObject({ reported: 12, expected: 12 });
    // Among those whose returns are accepted everybody filed.
    expect(blocks.filter(({ kind }) => kind === 'funnel')).toEqual([]);
    expect(blockOf(blocks, 'kpi').items.map(({ code }) => code)).not.toContain('RSP14');
    expect(JSON.stringify(blocks)).not.toContain('相比的单位不同');
    const comparable = BRANCHES.filter((code) => code !== SILENT);
    const attendance = blockOf(blocks, 'kpi').items.find(({ code }) => code === 'LIF06')!;
    expect(attendance.trend.slice(-2).map((value) => value!.toFixed(3))).toEqual(
      ['2026Q2', LAST].map((period) => (100 * ratioOf(comparable, ['L10', 'L09'], period)).toFixed(3)),
    );
    const all = 100 * ratioOf(BRANCHES, ['L10', 'L09'], '2026Q2');
    expect(Math.abs(all - attendance.trend.at(-2)!)).toBeGreaterThan(0.01);
  });

  it('shows a reader no more than his part', async () => {
    const told = await build({ actor: actorAt('reviewer', 'B'), unit: 'B', basis: 'comparable' });
    expect(told.basisNote).toContain('可比口径：4/4个单位');
    await expect(build({ actor: actorAt('reviewer', 'B'), unit: 'J', basis: 'as_is' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is that of single figures too, with their as-of time and data version', async () => {
    const read = (basis?: 'comparable') =>
      new ReadIndicators(ports).run({ ...query, codes: ['LIF06'], by: 'total', ...(basis && { basis }) });
    const [was, like] = await Promise.all([read(), read('comparable')]);
    expect([was.figures[0]!.expected, like.figures[0]!.expected]).toEqual([9, 8]);
    expect(like.figures[0]!.value).toBe(was.figures[0]!.value);
    expect(like.figures[0]!.quarterChange).not.toEqual(was.figures[0]!.quarterChange);
    expect(like).toMatchObject({ asOf: '2026-10-13T01:00:00.000Z', dataVersion: 7 });
  });
});
