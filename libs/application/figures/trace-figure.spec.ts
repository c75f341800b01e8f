/** Over the whole way: returns accepted, sums made, a figure taken apart again. */
import { CATALOGUES } from '#catalogue/catalogues.js';
import { SYSTEM, type Actor, type Role } from '#domain/access/actor.js';
import type { Period } from '#domain/period/period.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import { numbersOf, type StoredValues } from '#domain/return/values.js';
import { makeFact } from '#domain/rollup/make-fact.js';
import { slotLayoutOf } from '#domain/rollup/slot-layout.js';
import { tree } from '#domain/unit/testing/small-tree.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { ClosePeriod } from '../periods/close-period.js';
import { OpenPeriod } from '../periods/open-period.js';
import { RecomputePeriod } from '../periods/recompute-period.js';
import { TraceFigure, type TraceQuery } from './trace-figure.js';

const AT = '2026-10-01T02:00:00Z';
const FILE = '季报_A1.xlsx';
/** Members on target of members, and general meetings of branches. */
const said = (met: number, members: number): StoredValues => ({ T04: met, M09: members, L02: 1, O03: 1, O10: 2, O13: 0, O11: 1, O12: 0 });

class Bureau {
  readonly database = new MemoryDatabase();
  private readonly clock = { now: () => new Date(AT) };
  private readonly ports = { database: this.database, catalogues: CATALOGUES, clock: this.clock, doorbell: { ring: () => undefined } };

  async begin(): Promise<this> {
    await this.database.units.save(tree());
    const upload = { id: 'up1', sha256: 'x', fileName: FILE, size: 1, userId: 'u', createdAt: AT };
    await this.database.uploads.create({ ...upload, purpose: 'returns', take: 'valid', reason: null, options: {} });
    return this;
  }

  /** Opens the quarter, accepts these returns and sums them; closes it where another follows. */
  async quarter(period: Period, returns: Record<string, StoredValues>, closes = false): Promise<void> {
    const days = { opensOn: '2026-01-01', dueOn: '2026-10-13', locksOn: '2026-10-15' };
    await new OpenPeriod(this.ports).run({ actor: SYSTEM, period, ...days });
    for (const [unit, values] of Object.entries(returns)) await this.accept(period, unit, values);
    await new RecomputePeriod(this.ports).run({ period });
    if (closes) await new ClosePeriod(this.ports).run({ actor: SYSTEM, period });
  }

  async accept(period: Period, unit: string, values: StoredValues): Promise<void> {
    const { database } = this;
    const catalogue = CATALOGUES.forPeriod(period);
    const record: Omit<ReturnRecord, 'revision'> = {
      ...{ period, unit, status: 'accepted', version: 1, acceptedVersion: 1, firstSubmittedAt: AT, submittedAt: AT },
      ...{ acceptedAt: AT, returnedCount: 0, returnReason: null, reviewLevel: 0, reviewedVersion: 1 },
    };
    const version: ReturnVersion = {
      ...{ period, unit, version: 1, catalogueVersion: catalogue.version, values, findings: [], explanations: {} },
      ...{ cells: unit === 'A1' ? { T04: { sheet: '教育培训', cell: 'E8' } } : {}, uploadId: unit === 'A1' ? 'up1' : null },
      ...{ createdBy: 'u', createdAt: AT, reason: null, origin: unit === 'A1' ? 'upload' : 'form', onBehalf: false },
      ...{ submittedAt: AT, submittedBy: 'u' },
    };
    await database.returns.create(record);
    await database.returns.addVersion(version);
    await database.facts.put(makeFact(catalogue, { period, unit, version: 1, values: numbersOf(values), previous: null, yearAgo: null }));
    await database.facts.markDirty(period, unit);
  }

  trace(query: Partial<TraceQuery> & { code: string }) {
    const plain = { actor: SYSTEM, offset: 0, limit: 50, language: 'zh' as const, unit: 'J' };
    return new TraceFigure(this.ports).run({ ...plain, ...query });
  }
}

const actor = (role: Role, path: string): Actor => ({
  ...{ userId: role, username: role, displayName: role, address: null },
  grants: [{ role, unit: path.split('/').at(-2)!, path }],
});
const rowsOf = ({ rows }: { rows: { unit: string; status: string; numerator: number | null; denominator: number | null }[] }) =>
  rows.map((row) => [row.unit, row.status, row.numerator, row.denominator]);

describe('the trace of a figure', () => {
  let bureau: Bureau;
  beforeAll(async () => {
    bureau = await new Bureau().begin();
    await bureau.quarter('2026Q1', { A1: said(1, 10), A2: said(2, 14), B1: said(0, 7) }, true);
    await bureau.quarter('2026Q2', { A1: said(2, 10), A2: said(3, 14), B1: said(1, 7) }, true);
    await bureau.quarter('2026Q3', { A1: { ...said(8, 10), S13: 2 }, A2: { ...said(9, 14), T04: null } });
  });

  it('goes down to the cells of each accepted version, largest first, and says why the others do not count', async () => {
    const trace = await bureau.trace({ code: 'TRN01' });
    expect(trace).toMatchObject({
      numerator: 8,
      denominator: 10,
      quarters: ['2026Q3'],
      sum: { numerator: 8, denominator: 10, agrees: true },
    });
    expect(rowsOf(trace)).toEqual([
      ['A1', 'counted', 8, 10],
      ['A2', 'incomplete', null, null],
      ['B1', 'not_accepted', null, null],
      ['J', 'not_expected', null, null],
      ['A', 'not_expected', null, null],
      ['B', 'not_expected', null, null],
      ['G1', 'not_expected', null, null],
    ]);
    expect(trace.counts).toEqual({ counted: 1, incomplete: 1, not_accepted: 1, not_expected: 4 });
    expect(trace.rows[0]).toMatchObject({ path: ['A'], version: 1, file: FILE, mayOpen: true });
    expect(trace.rows[0]!.cells).toEqual([
      { element: 'T04', name: expect.anything(), sheet: 'training', sheetName: '教育培训', cell: 'E8', value: 8, display: '8人' },
      { element: 'M09', name: expect.anything(), sheet: 'members', sheetName: '党员队伍', cell: null, value: 10, display: '10人' },
    ]);
    expect(trace.rows[1]).toMatchObject({ file: null, cells: [{ element: 'T04', value: null, display: '未填' }, { element: 'M09' }] });
  });

  it('begins with who makes the rate worse, and finds a unit by part of its name', async () => {
    const trace = await bureau.trace({ code: 'TRN01', period: '2026Q1' });
    expect(rowsOf(trace).slice(0, 3)).toEqual([
      ['B1', 'counted', 0, 7],
      ['A1', 'counted', 1, 10],
      ['A2', 'counted', 2, 14],
    ]);
    const found = await bureau.trace({ code: 'TRN01', period: '2026Q1', find: 'b' });
    expect(rowsOf(found).map(([unit]) => unit)).toEqual(['B1', 'B']);
    expect([found.total, found.counts, found.sum]).toEqual([2, trace.counts, trace.sum]);
  });

  it('adds the quarters a figure is made of', async () => {
    const trace = await bureau.trace({ code: 'LIF01', span: 'cumulative' });
    expect([trace.numerator, trace.denominator, trace.quarters]).toEqual([8, 8, ['2026Q1', '2026Q2', '2026Q3']]);
    expect(trace.sum).toEqual({ numerator: 8, denominator: 8, agrees: true });
    expect(trace.rows.slice(0, 2).map((row) => row.period)).toEqual(['2026Q3', '2026Q3']);
  });

  it('says of a difference what it is made of, and proves both', async () => {
    const trace = await bureau.trace({ code: 'COV06' });
    expect(trace.madeOf.map((part) => [part.code, part.figure.display])).toEqual([
      ['COV03', expect.stringContaining('%')],
      ['COV05', expect.anything()],
    ]);
    expect([trace.rows, trace.sum]).toEqual([[], { numerator: null, denominator: null, agrees: true }]);
  });

  it('shows of filing records when each return was due and when it came', async () => {
    const trace = await bureau.trace({ code: 'RSP14' });
    expect(trace.sum.agrees).toBe(true);
    const filed = trace.rows.find((row) => row.unit === 'A1')!;
    expect(filed).toMatchObject({ status: 'counted', numerator: 1, denominator: 1, filing: { dueOn: '2026-10-13', returned: 0 } });
    expect(Date.parse(filed.filing!.submittedAt!)).toBe(Date.parse(AT));
  });

  it('of comparable units there is no record of filing to count: everybody filed', async () => {
    const trace = await bureau.trace({ code: 'RSP14', basis: 'comparable' });
    expect([trace.figure.display, trace.rows, trace.total]).toEqual(['不适用', [], 0]);
    expect(trace.notes.join()).toContain('报送情况不适用');
  });

  it('hands out a page, and proves all of it', async () => {
    const page = await bureau.trace({ code: 'TRN01', offset: 1, limit: 2 });
    expect([page.rows.map((row) => row.unit), page.total, page.offset]).toEqual([['A2', 'B1'], 7, 1]);
    expect(page.sum).toEqual({ numerator: 8, denominator: 10, agrees: true });
  });

  it('names no unit of what is shown as a bureau total only, and below the root not even the total', async () => {
    const whole = await bureau.trace({ code: 'SUP08.1' });
    expect([whole.rows, whole.total, whole.withheld]).toEqual([[], 0, '“第一种形态”只公布全局合计，不列各单位的数']);
    // What two readings of an open quarter differ by would be one unit's own.
    expect([whole.figure.display, whole.notes, whole.sum]).toEqual([
      '待公布',
      ['四种形态待报告期关闭后汇总公布'],
      { numerator: null, denominator: null, agrees: true },
    ]);
    const part = await bureau.trace({ code: 'SUP08.1', unit: 'A' });
    expect(part).toMatchObject({ numerator: null, rows: [], sum: { numerator: null, denominator: null }, figure: { display: '不公布' } });
  });

  it('is for whoever may see the unit, opens returns only to whoever may, and lists no unit outside his scope of today', async () => {
    await expect(bureau.trace({ code: 'TRN01', actor: actor('clerk', '/J/A/A1/') })).rejects.toMatchObject({ code: 'not_found' });
    const committee = await bureau.trace({ code: 'TRN01', actor: actor('committee', '/J/A/'), unit: 'A' });
    expect(committee.rows.map((row) => [row.unit, row.mayOpen]).slice(0, 2)).toEqual([
      ['A1', false],
      ['A2', false],
    ]);
    const own = await bureau.trace({ code: 'TRN01', actor: actor('clerk', '/J/A/A1/'), unit: 'A1' });
    expect(own.rows.map((row) => [row.unit, row.path])).toEqual([['A1', []]]);
    const unit = (await bureau.database.units.byCode('A1'))!;
    await bureau.database.units.save([{ ...unit, parent: 'B', path: '/J/B/A1/' }]);
    const moved = await bureau.trace({ code: 'TRN01', actor: actor('committee', '/J/A/'), unit: 'A' });
    await bureau.database.units.save([unit]);
    expect(moved.rows.map((row) => row.unit)).toEqual(['A2', 'A']);
    expect(moved.sum).toEqual({ numerator: 8, denominator: 10, agrees: true });
    expect(moved.notes).toEqual(['另有1个单位现已不在您的查看范围内：已计入合计，不逐一列出']);
  });

  it('refuses a code the catalogue does not have', () =>
    expect(bureau.trace({ code: 'XXX99' })).rejects.toMatchObject({ code: 'not_found' }));
});

describe('a sum that is not that of the returns', () => {
  it('is told as such, unless returns are just being summed', async () => {
    const bureau = await new Bureau().begin();
    await bureau.quarter('2026Q3', { A1: said(8, 10), A2: said(9, 14), B1: said(1, 7) });
    const rollups = await bureau.database.rollups.of(['2026Q3'], ['J', 'A', 'B', 'A1', 'A2', 'B1', 'G1'], null);
    const layout = slotLayoutOf(CATALOGUES.forPeriod('2026Q3'));
    const wrong = rollups.map((rollup) => ({ ...rollup, sums: rollup.sums.slice() }));
    wrong.find((rollup) => rollup.unit === 'J')!.sums[layout.numeratorSlot('TRN01')!]! += 10_000n;
    await bureau.database.rollups.replaceAll('2026Q3', wrong, AT);
    const trace = await bureau.trace({ code: 'TRN01' });
    expect(trace).toMatchObject({ numerator: 19, denominator: 31, sum: { numerator: 18, denominator: 31, agrees: false } });
    expect(trace.notes).toEqual([expect.stringContaining('各单位之和与所示数不符')]);
    expect((await bureau.trace({ code: 'TRN01', unit: 'A' })).sum.agrees).toBe(true);

    await bureau.accept('2026Q3', 'G1', said(1, 3));
    expect((await bureau.trace({ code: 'TRN01' })).notes).toEqual(['有刚审核通过的季报正在汇总，请几秒后再看']);
  });
});
