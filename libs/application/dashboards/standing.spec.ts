/** 分档帮促 over the small bureau: one weak branch and one silent one, every count told back from the returns themselves. */
import { CATALOGUES } from '#catalogue/catalogues.js';
import { SYSTEM } from '#domain/access/actor.js';
import type { Block } from '#domain/dashboard/block.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { BRANCHES, LAST, SILENT, smallBureau, valuesOf } from '../figures/testing/small-bureau.js';
import { BuildDashboard, type DashboardQuery } from './build-dashboard.js';

const ports = { database: smallBureau(CATALOGUES.forPeriod(LAST), CATALOGUES), catalogues: CATALOGUES };
const WEAK = 'B31';
const TWIN = 'B32';

async function standing(unit: string, more: Partial<DashboardQuery> = {}) {
  const { blocks } = await new BuildDashboard(ports).run({ actor: SYSTEM, name: 'standing', unit, period: LAST, language: 'zh', ...more });
  return <K extends Block['kind']>(kind: K, id: string) =>
    blocks.find((block) => block.id === id && block.kind === kind) as Extract<Block, { kind: K }> | undefined;
}
const keys = (block: { rows: { key: string }[] } | undefined): string[] => block!.rows.map((row) => row.key);

describe('grades', () => {
  it('stand beside their share and the grade of the quarter before, the rule under them', async () => {
    const grades = (await standing('J'))('table', 'grade-table')!;
    expect(keys(grades).toSorted()).toEqual(['A', 'B', 'C']);
    for (const row of grades.rows) {
      const [met, judged] = row.cells[3]!.display.split('/').map(Number) as [number, number];
      const share = (met / judged) * 100;
      expect(row.cells[2]!.display).toBe(`${share.toFixed(1)}%`);
      expect(row.cells[1]!.display).toBe(judged < 5 ? '不分档' : share >= 90 ? '优' : share >= 75 ? '良' : share >= 60 ? '中' : '差');
      expect(row.cells[4]!.display).toMatch(/^[优良中差]$/);
      expect(row.drill).toEqual({ unit: row.key });
    }
    expect(grades.notes.join()).toContain('90%及以上为优，75%以上不足90%为良，60%以上不足75%为中，不足60%为差');
  });

  it('who carries none is named with the reason', async () => {
    const grades = (await standing('C'))('table', 'grade-table')!;
    expect(grades.title).toMatch(/^3个下级单位：.*，1个不分档$/);
    expect(grades.notes).toContain('不分档（尚无已审核的季报）：第9党支部');
    const last = grades.rows.at(-1)!.cells.map((cell) => cell.display);
    expect(last).toEqual(['第9党支部', '不分档', '—', '—', expect.stringMatching(/^[优良中差]$/), '事业单位', '0/1']);
  });
});

it('lights add up to the tally of the grade, the worst unit first, the silent one unlit', async () => {
  const block = await standing('C');
  const [lights, grades] = [block('heat', 'lights')!, block('table', 'grade-table')!];
  expect(lights.rows[0]!.key).toBe(WEAK);
  for (const row of lights.rows.filter((each) => each.key !== SILENT)) {
    const sums = row.cells.map((cell) => cell.figure.display.split('/').map(Number));
    const total = [0, 1].map((i) => sums.reduce((sum, parts) => sum + parts[i]!, 0));
    expect(total.join('/')).toBe(grades.rows.find((each) => each.key === row.key)!.cells[3]!.display);
    for (const [i, cell] of row.cells.entries()) {
      const [met, judged] = sums[i] as [number, number];
      expect(cell.tone).toBe(met * 100 >= 90 * judged ? 'good' : met * 100 >= 60 * judged ? 'warn' : 'bad');
    }
  }
  expect(
    lights.rows.find((row) => row.key === SILENT)!.cells.every((cell) => cell.figure.display === '未报' && cell.tone === 'muted'),
  ).toBe(true);
});

describe('the lagging list', () => {
  it('names the weak branch with every situation and its n/d; who filed nothing is said apart', async () => {
    const list = (await standing('J'))('table', 'lagging')!;
    expect(keys(list)).toEqual([WEAK]);
    expect(valuesOf(WEAK, LAST)).toMatchObject({ R13: 1, O03: 1, O17: 1, L08: 0 });
    expect(list.rows[0]!.cells.map((cell) => cell.display)).toEqual([
      '第7党支部',
      '港航中心',
      '3',
      '有在册软弱涣散组织：100.0%（1/1）；逾期未换届：1个；主题党日达标率低于50%：0.0%（0/1）',
    ]);
    expect(list.notes).toContain('未报，不排列：第9党支部');
    expect(list.title).toBe('已审核的8个基层单位中，1个有后进情形，最多的是第7党支部（3项）；另有1个未报');
  });

  it('does not say of a unit whose return waits for review that it filed nothing', async () => {
    const { rollups } = ports.database;
    const filed = (rollup: Rollup): Rollup =>
      rollup.unit === SILENT && rollup.period === LAST ? { ...rollup, filing: { ...rollup.filing, submitted: 1 } } : rollup;
    const database = {
      ...ports.database,
      rollups: { ...rollups, of: async (...asked: Parameters<typeof rollups.of>) => (await rollups.of(...asked)).map(filed) },
    };
    const build = async (name: string, unit: string) =>
      (await new BuildDashboard({ ...ports, database }).run({ actor: SYSTEM, name, unit, period: LAST, language: 'zh' })).blocks;
    const list = (await build('standing', 'J')).find((block) => block.id === 'lagging')!;
    expect(list.title).toContain('；另有1个待审或退回');
    expect(list.notes).toContain('待审或退回，不排列：第9党支部');
    const attention = (await build('overview', 'C')).find((block) => block.id === 'attention') as Extract<Block, { kind: 'table' }>;
    expect(attention.rows[0]!.cells[2]!.display).toBe('1个待审或退回');
  });

  it('is drawn up from the bottom by choice, and offers what the catalogue offers', async () => {
    const list = (await standing('J', { quota: '1' }))('table', 'lagging')!;
    expect(list.choice).toMatchObject({ param: 'quota', value: '1' });
    expect(list.choice!.options.map((option) => option.value)).toEqual(['none', '1', '2']);
    expect(list.title).toBe('倒排每个上级至多1个，列入1个；有后进情形的共1个；另有1个未报');
    expect((await standing('J'))('table', 'lagging')!.choice!.value).toBe('none');
  });

  it('of a single branch is about itself', async () => {
    const block = await standing(WEAK);
    expect(keys(block('table', 'lagging'))).toEqual([WEAK]);
    expect(block('heat', 'lights')!.rows).toHaveLength(1);
    expect(block('table', 'stars')).toBeUndefined();
  });
});

it('nobody is the worst alone where another is as bad', async () => {
  const { rollups } = ports.database;
  const twinned = async (...asked: Parameters<typeof rollups.of>): Promise<Rollup[]> => {
    const found = await rollups.of(...asked);
    const weak = (rollup: Rollup) =>
      found.find((each) => each.unit === WEAK && each.period === rollup.period && each.sector === rollup.sector);
    return found.map((rollup) => (rollup.unit === TWIN ? { ...(weak(rollup) ?? rollup), unit: TWIN } : rollup));
  };
  const twins = { ...ports, database: { ...ports.database, rollups: { ...rollups, of: twinned } } };
  const titles = async (name: string) => {
    const { blocks } = await new BuildDashboard(twins).run({ actor: SYSTEM, name, unit: 'C', period: LAST, language: 'zh' });
    return new Map(blocks.map(({ id, title }) => [id, title]));
  };
  const [list, overview] = [await titles('standing'), await titles('overview')];
  for (const title of [list.get('lagging'), list.get('lights'), overview.get('heat')])
    expect(title).toMatch(/最多的是第7党支部、第8党支部（\d/);
});

it('common problems are counted over single organisations that file', async () => {
  const { bars, notes, title, shown } = (await standing('J'))('bar', 'common-problems')!;
  const filed = BRANCHES.filter((code) => valuesOf(code, LAST));
  const missing = filed.filter((code) => valuesOf(code, LAST)!['L08'] === 0);
  expect(bars.find((bar) => bar.key === 'LIF05')!.figure).toMatchObject({
    value: missing.length,
    ratio: `${missing.length}/${filed.length}`,
  });
  const counts = bars.map((bar) => bar.figure.value!);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  expect(bars.every((bar) => bar.name.startsWith('↑') === (bar.tone === 'bad'))).toBe(true);
  expect(notes.join()).toContain('参评单位数');
  expect(bars.length).toBeGreaterThan(shown!);
  expect(title).toMatch(new RegExp(`^${bars.length}项目标有单位未达`));
});

it('star units are compared inside their sector, by figures alone', async () => {
  const stars = (await standing('J'))('table', 'stars')!;
  expect(stars.rows.length).toBeGreaterThan(0);
  for (const row of stars.rows) expect(row.cells[2]!.display).toBe('事业单位（2个）');
  expect(stars.rows.every((row) => row.drill === null || row.drill.unit === 'B')).toBe(true);
});

it('a catalogue that does not appraise shows the problems and nothing else', async () => {
  const { appraisal: _, ...plain } = CATALOGUES.forPeriod(LAST);
  const catalogues = { ...CATALOGUES, forPeriod: () => plain, ofVersion: () => plain };
  const dashboard = await new BuildDashboard({ database: ports.database, catalogues }).run({
    actor: SYSTEM,
    name: 'standing',
    unit: 'J',
    period: LAST,
    language: 'en',
  });
  expect(dashboard.blocks.map((block) => block.id)).toEqual(['common-problems']);
});
