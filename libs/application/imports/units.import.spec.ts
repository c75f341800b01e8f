import { SYSTEM } from '#domain/access/actor.js';
import type { Unit } from '#domain/unit/unit.js';
import { tree } from '#domain/unit/testing/small-tree.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import type { TableCell } from '#domain/ports/workbook-reader.port.js';
import type { ApplyPorts } from './import.js';
import { unitsImport } from './units.import.js';

const HEAD = ['单位编码', '单位名称', '简称', '单位类型', '领域', '上级编码', '审核级次', '生效日期', '失效日期'];
const rowOf = (unit: Unit, change: Partial<Record<string, TableCell>> = {}): TableCell[] => {
  const row: Record<string, TableCell> = { ...unit, reviewLevels: String(unit.reviewLevels), ...change };
  return ['code', 'name', 'shortName', 'type', 'sector', 'parent', 'reviewLevels', 'validFrom', 'validTo'].map((key) => row[key] ?? null);
};
const AT = new Date('2026-10-09T01:00:00Z');

async function bureau(units: Unit[] = tree()) {
  const database = new MemoryDatabase();
  if (units.length > 0) await database.units.save(units);
  const ports = { database, clock: { now: () => AT } } as unknown as ApplyPorts;
  const source = (rows: TableCell[][]) => ({
    fileName: '树.xlsx',
    table: async () => [{ name: '组织树', rows: [HEAD, ...rows] }],
    bytes: async () => new Uint8Array(),
  });
  const plan = (rows: TableCell[][], options: Record<string, string> = {}) =>
    unitsImport.plan(ports, { actor: SYSTEM, at: AT, options, source: source(rows) });
  const apply = async (content: unknown) => {
    const work = await unitsImport.apply(ports, { actor: SYSTEM, at: AT, uploadId: 'u', options: {}, content, body: {} });
    return database.transaction(work);
  };
  return { database, plan, apply };
}
const rows = (change: (unit: Unit) => Partial<Record<string, TableCell>> = () => ({})) => tree().map((unit) => rowOf(unit, change(unit)));
const NEW = rowOf({ ...tree()[2]!, code: 'N1', name: '新支部', shortName: '新支部', parent: 'N', validFrom: '2026-10-01' });
const NEW_PARENT = rowOf({ ...tree()[1]!, code: 'N', name: '新总支', shortName: '新总支', parent: 'J', validFrom: '2026-10-01' });

describe('a tree brought in', () => {
  it('plans nothing for a table that says what is', async () => {
    const { plan } = await bureau();
    expect((await plan(rows())).plan).toEqual({ counts: { added: 0, changed: 0, closed: 0, unchanged: 7 }, lines: [], findings: [] });
  });

  it('plans additions, changes and ends, in whatever order the rows stand, and applies exactly those', async () => {
    const { plan, apply, database } = await bureau();
    const table = [
      NEW,
      ...rows((unit) => ({
        ...(unit.code === 'A1' ? { name: '改名支部', sector: '国企' } : {}),
        ...(unit.code === 'A2' ? { validTo: '2026-10-31' } : {}),
        ...(unit.code === 'B1' ? { parent: 'N' } : {}),
      })),
      NEW_PARENT,
    ];
    const planned = await plan(table, { effectiveOn: '2026-10-05' });
    expect(planned.plan.findings).toEqual([]);
    expect(planned.plan.counts).toEqual({ added: 2, changed: 2, closed: 1, unchanged: 4 });
    expect(planned.plan.lines.map((line) => `${line.act.zh} ${line.subject.en.split(' ')[0]}`)).toEqual([
      '新增 N1',
      '改名 A1',
      '变更 A1',
      '撤销 A2',
      '移动 B1',
      '新增 N',
    ]);
    expect(await database.units.count()).toBe(7);
    await apply(JSON.parse(JSON.stringify(planned.content)));
    expect((await database.units.validOn('2026-10-31')).map((u) => u.path)).toEqual([
      '/J/',
      '/J/A/',
      '/J/A/A1/',
      '/J/A/A2/',
      '/J/B/',
      '/J/N/',
      '/J/N/B1/',
      '/J/N/B1/G1/',
      '/J/N/N1/',
    ]);
    expect((await database.units.validOn('2026-11-01')).map((u) => u.code)).not.toContain('A2');
    expect(await database.units.changes(10)).toHaveLength(6);
  });

  it.each<[string, TableCell[][], RegExp]>([
    ['a parent that is nowhere', [NEW], /没有单位“N”/],
    ['a ring', rows((unit) => (unit.code === 'B' ? { parent: 'B1' } : {})), /下级/],
    ['a branch below a branch', rows((unit) => (unit.code === 'A2' ? { parent: 'A1' } : {})), /不能设/],
    ['an end above living units', rows((unit) => (unit.code === 'B1' ? { validTo: '2026-10-31' } : {})), /下级单位/],
    ['a parent emptied', rows((unit) => (unit.code === 'B1' ? { parent: null } : {})), /没有单位/],
  ])('finds %s at its row, and stores nothing', async (_, table, words) => {
    const { plan, database } = await bureau();
    const { findings } = (await plan(table)).plan;
    expect(findings).toEqual([
      expect.objectContaining({
        severity: 'error',
        cell: expect.stringMatching(/^A\d+$/),
        message: { zh: expect.stringMatching(words), en: expect.anything() },
      }),
    ]);
    expect(await database.units.changes(1)).toEqual([]);
  });

  it('refuses to apply what no longer fits', async () => {
    const { plan, apply, database } = await bureau();
    const { content } = await plan([...rows(), NEW_PARENT, NEW]);
    await apply(content);
    await expect(apply(content)).rejects.toMatchObject({ code: 'conflict' });
    expect(await database.units.count()).toBe(9);
  });

  it('takes a first tree whole, valid for past quarters too, and refuses it once there is one', async () => {
    const { plan, apply, database } = await bureau([]);
    const planned = await plan(rows(() => ({ validFrom: null })).toReversed());
    expect(planned.plan).toMatchObject({ counts: { added: 7 }, findings: [] });
    await apply(planned.content);
    expect(await database.units.validOn('2020-01-01')).toHaveLength(7);
    await expect(apply(planned.content)).rejects.toMatchObject({ code: 'conflict' });
    const again = await bureau([]);
    expect((await again.plan([rowOf(tree()[2]!), NEW])).plan.findings.map((f) => f.cell)).toEqual(['A2', 'A3']);
  });
});
