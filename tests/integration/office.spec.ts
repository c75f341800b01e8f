/** The office's console: a board that adds up, whom to call, what is open, what changed, what it costs; with a fixed number of questions. */
import type { Database } from '#domain/ports/database.port.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { OfficeView } from '#domain/views/office-view.js';
import { ReadOffice } from '#application/office/read-office.js';
import { boardRows } from '#application/office/board.js';
import { median } from '#application/office/burden.js';
import { CheckReminders } from '#application/messages/check-reminders.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { filingBureau, PERIOD, type FilingBureau, type Person } from '#application/returns/testing/filing-bureau.js';

/** Counts every call of a store, whichever it is. */
function counting(database: Database): { database: Database; calls: () => number } {
  let calls = 0;
  const watched = (target: object): object =>
    new Proxy(target, {
      get(of, name) {
        const member: unknown = Reflect.get(of, name);
        if (typeof member === 'function')
          return (...args: unknown[]) => {
            calls++;
            return member.apply(of, args) as unknown;
          };
        return typeof member === 'object' && member !== null ? watched(member) : member;
      },
    });
  return { database: watched(database) as Database, calls: () => calls };
}

describe("the office's console", () => {
  let bureau: FilingBureau;
  let now: Date;
  const setClock = (instant: string) => {
    now = new Date(instant);
    bureau.setClock(instant);
  };
  beforeEach(async () => {
    bureau = await filingBureau(new MemoryDatabase());
    setClock('2026-10-12T02:00:00.000Z');
  });
  const read = (database = bureau.database): Promise<OfficeView> =>
    new ReadOffice({ database, catalogues: CATALOGUES, clock: { now: () => now } }).run({
      actor: bureau.actors.office,
      period: PERIOD,
      language: 'zh',
    });
  const at = (who: Person, unit: string) => ({ actor: bureau.actors[who], period: PERIOD, unit });

  it('adds up what each subtree has filed', async () => {
    await bureau.filed('clerk1', 'A1');
    await bureau.use.acceptReturn.run(at('reviewer', 'A1'));
    await bureau.filed('clerk2', 'A2');
    await bureau.filed('clerk3', 'B1');
    await bureau.use.sendBackReturn.run({ ...at('office', 'B1'), reason: '请核对' });
    setClock('2026-10-17T02:00:00.000Z');
    const { board } = await read();
    const row = (unit: string) => board.find((each) => each.unit === unit)!;
    expect(board.map((each) => each.path)).toEqual(board.map((each) => each.path).toSorted());
    expect(row('A')).toMatchObject({ expected: 3, submitted: 2, accepted: 1, returned: 0, lateCount: 1, status: 'none', late: true });
    expect(row('J')).toMatchObject({ expected: 5, submitted: 2, accepted: 1, returned: 1, lateCount: 2 });
    // Filed in time and then sent back: not late.
    expect(row('B1')).toMatchObject({ status: 'returned', late: false, expected: 1 });
  });

  it('names whom to call, how he used to file and when he was last told', async () => {
    await bureau.database.users.update(bureau.actors.clerk2.userId, { phone: '0513-1234', lastSignInAt: '2026-10-11T00:00:00.000Z' });
    await bureau.use.grantException.run({ ...at('office', 'A2'), dueOn: '2026-10-19', locksOn: '2026-10-23', reason: '系统迁移' });
    const reminders = new CheckReminders({ database: bureau.database, clock: { now: () => now }, doorbell: { ring: () => undefined } });
    setClock('2026-10-16T02:00:00.000Z');
    await reminders.run();
    setClock('2026-10-20T02:00:00.000Z');
    const { late, board } = await read();
    const sent = Object.fromEntries(board.map(({ unit, reminders: count }) => [unit, count]));
    // Nobody files for J and A themselves: theirs are those of the units below.
    expect(sent).toEqual({ J: 3, A: 2, A1: 1, A2: 1, B1: 1 });
    expect(late.map((each) => each.unit)).toEqual(['J', 'A', 'A1', 'A2', 'B1']);
    expect(late[3]).toEqual({
      unit: 'A2',
      unitName: '单位A2',
      path: '/J/A/A2/',
      status: 'none',
      dueOn: '2026-10-19',
      locksOn: '2026-10-23',
      excepted: true,
      daysLate: 1,
      contacts: [{ name: 'clerk2某', phone: '0513-1234', email: null, lastSignInAt: '2026-10-11T00:00:00.000Z' }],
      history: ['2025Q3', '2025Q4', '2026Q1', '2026Q2'].map((period) => ({ period, filing: 'not_expected' })),
      lastTold: { at: '2026-10-16T02:00:00.000Z', kind: 'reminder', channels: [{ channel: 'inbox', status: 'sent' }] },
    });
    // Thursday to Tuesday, by working days.
    expect(late[2]).toMatchObject({ unit: 'A1', excepted: false, daysLate: 3, lastTold: { kind: 'overdue' } });
    expect(late[0]).toMatchObject({ unit: 'J', contacts: [], lastTold: null });
  });

  it('remembers the last four quarters, with their trees and own days', async () => {
    const { database } = bureau;
    const units = await database.periods.units(PERIOD);
    const quarter = async (period: string, submitted: Record<string, string | null>, expected = true) => {
      const record = { period, opensOn: '2026-06-25', dueOn: '2026-07-10', locksOn: '2026-07-20' };
      await database.periods.save({ ...record, state: 'open', catalogueVersion: bureau.catalogue.version, dataVersion: 0 });
      await database.periods.freezeUnits(
        period,
        units.map((unit): PeriodUnit => ({ ...unit, period, expected })),
      );
      await database.periods.setState(period, 'closed');
      for (const [unit, firstSubmittedAt] of Object.entries(submitted)) {
        const [get, base] = [await database.returns.get(PERIOD, 'A1'), { status: 'accepted' as const, version: 1, acceptedVersion: 1 }];
        expect(get).not.toBeNull();
        await database.returns.create({ ...get!, ...base, period, unit, firstSubmittedAt });
      }
    };
    await bureau.draft('clerk1', 'A1');
    await quarter('2026Q2', { A1: '2026-07-10T15:59:00.000Z', A2: '2026-07-10T16:00:00.000Z' });
    await quarter('2026Q1', {}, false);
    await database.periods.saveException({
      ...{ period: '2026Q2', unit: 'B1', dueOn: '2026-07-15', locksOn: '2026-07-20' },
      ...{ reason: '迁移', grantedBy: bureau.actors.office.userId, grantedAt: '2026-07-01T00:00:00.000Z' },
    });
    const filings = (view: OfficeView, unit: string) => view.late.find((each) => each.unit === unit)!.history.map((each) => each.filing);
    const view = await read();
    expect(filings(view, 'A1')).toEqual(['not_expected', 'not_expected', 'not_expected', 'on_time']);
    expect(filings(view, 'A2').at(-1)).toBe('late');
    expect(filings(view, 'B1').at(-1)).toBe('missing');
    // Brought in: of nobody is it known when he filed, nor of those the old table does not name.
    await quarter('2025Q4', { A1: null });
    expect((await read()).late.map((row) => row.history[1])).toEqual(view.late.map(() => ({ period: '2025Q4', filing: 'not_expected' })));
  });

  it('shows open questions with their answers, and the events of the last day by whoever did them', async () => {
    await bureau.filed('clerk1', 'A1');
    setClock('2026-10-12T03:00:00.000Z');
    const thread = await bureau.use.addComment.run({ ...at('reviewer', 'A1'), text: '学时偏高', element: 'T02', thread: null });
    setClock('2026-10-12T04:00:00.000Z');
    await bureau.use.addComment.run({ ...at('clerk1', 'A1'), text: '已核对', element: null, thread });
    await bureau.use.acceptReturn.run(at('reviewer', 'A1'));
    setClock('2026-10-12T05:00:00.000Z');
    await bureau.draft('office', 'A1', { T02: 45 }, '更正学时');
    const { questions, events } = await read();
    expect(questions).toMatchObject([{ id: thread, unit: 'A1', element: 'T02', authorName: 'reviewer某', text: '学时偏高', answers: 1 }]);
    expect(events.map(({ act, version, by }) => `${act} ${version} ${by}`)).toEqual([
      'corrected 2 office某',
      expect.stringMatching(/^(accepted|asked)/),
      expect.stringMatching(/^(accepted|asked)/),
      'asked 1 reviewer某',
      expect.stringMatching(/^(saved|submitted) 1 clerk1某/),
      expect.stringMatching(/^(saved|submitted) 1 clerk1某/),
    ]);
    setClock('2026-10-13T04:30:00.000Z');
    expect((await read()).events.map((event) => event.act)).toEqual(['corrected']);
    await bureau.use.resolveThread.run({ ...at('reviewer', 'A1'), id: thread, open: false });
    expect((await read()).questions).toEqual([]);
  });

  it('names units nobody reviews or files for', async () => {
    const view = await read();
    expect(view.withoutClerk.map((each) => each.unit)).toEqual(['J', 'A']);
    // The same as the checks of the tree: the office alone is no reviewer.
    expect(view.withoutReviewer).toEqual([
      { unit: 'J', unitName: '单位J' },
      { unit: 'B1', unitName: '单位B1' },
    ]);
  });

  it('measures what the quarter asks', async () => {
    expect((await read()).burden).toMatchObject({ versionsToAccepted: null, minutesToSubmit: null, notesWritten: null });
    await bureau.draft('clerk1', 'A1');
    setClock('2026-10-12T02:30:00.000Z');
    await bureau.use.submitReturn.run(at('clerk1', 'A1'));
    await bureau.use.acceptReturn.run(at('reviewer', 'A1'));
    const { burden } = await read();
    const branch = bureau.catalogue.elementsFor('branch');
    const prefilled = branch.filter((element) => element.prefill).length;
    expect(burden).toMatchObject({ cellsAsked: branch.length, cellsPrefilled: prefilled, versionsToAccepted: 1, minutesToSubmit: 30 });
    expect(burden.cellsTyped).toBeGreaterThan(3 * (branch.length - prefilled));
    expect(burden.unread).toEqual([{ element: 'S10', name: '专题民主（组织）生活会' }]);
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, null]);
  });

  it('asks the database as often for many units as for few', async () => {
    const few = counting(bureau.database);
    await read(few.database);
    const units = await bureau.database.periods.units(PERIOD);
    const more = Array.from({ length: 300 }, (_, i): PeriodUnit => {
      const code = `X${String(i).padStart(3, '0')}`;
      return { ...units.at(-1)!, code, name: code, shortName: code, parent: 'J', path: `/J/${code}/` };
    });
    await bureau.database.units.save(
      more.map(({ period: _period, expected: _expected, ...unit }) => ({ ...unit, validFrom: '2020-01-01', validTo: null })),
    );
    await bureau.database.periods.freezeUnits(PERIOD, [...units, ...more]);
    const many = counting(bureau.database);
    const view = await read(many.database);
    expect(view.late).toHaveLength(305);
    expect(many.calls()).toBe(few.calls());
  });

  /** Of so many units: its rows, and how long they took. */
  const boardOf = (length: number) => {
    const units = Array.from({ length }, (_, i): PeriodUnit => {
      const parent = i === 0 ? null : String(Math.floor((i - 1) / 10));
      const names = { code: String(i), name: String(i), shortName: String(i) };
      return { ...names, period: PERIOD, type: 'branch', sector: 'organ', parent, path: '', expected: true, reviewLevels: 1 };
    });
    const paths = new Map<string, string>();
    for (const unit of units) {
      unit.path = `${unit.parent === null ? '/' : paths.get(unit.parent)}${unit.code}/`;
      paths.set(unit.code, unit.path);
    }
    const sorted = units.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const since = performance.now();
    const rows = boardRows(sorted, () => ({ record: null, dueOn: '2026-10-15', reminders: 1 }), '2026-10-16');
    return { rows, ms: performance.now() - since };
  };

  it('sums a board of 5,000 units in one pass', () => {
    let tenSmallMs = 0;
    for (let i = 0; i < 10; i++) tenSmallMs += boardOf(500).ms;
    const { rows, ms } = boardOf(5_000);
    expect(ms).toBeLessThan(Math.max(500, 4 * tenSmallMs));
    expect(rows[0]).toMatchObject({ unit: '0', expected: 5_000, lateCount: 5_000, reminders: 5_000 });
  });
});
