import { SYSTEM, type Actor } from '#domain/access/actor.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import type { Period } from '#domain/period/period.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { tree } from '#domain/unit/testing/small-tree.js';
import { ClosePeriod } from './close-period.js';
import { dueDaysOf } from './due-days.js';
import { GrantException } from './grant-exception.js';
import { ListExceptions } from './list-exceptions.js';
import { OpenPeriod } from './open-period.js';
import { ProposePeriod } from './propose-period.js';
import { RecomputePeriod } from './recompute-period.js';
import { ReopenPeriod } from './reopen-period.js';
import { SetPeriodDates } from './set-period-dates.js';

const PERIOD: Period = '2026Q3';
const DAYS = { opensOn: '2026-09-20', dueOn: '2026-10-13', locksOn: '2026-10-15' };
const CLERK: Actor = { ...SYSTEM, userId: 'c', username: 'clerk', grants: [{ role: 'clerk', unit: 'A', path: '/J/A/' }] };

async function bureau(now = '2026-10-09T01:00:00Z') {
  const clock = { at: now, now: () => new Date(clock.at) };
  const database = new MemoryDatabase();
  await database.units.save(tree());
  const ports = { database, catalogues: CATALOGUES, clock, doorbell: { ring: () => undefined } };
  return {
    clock,
    database,
    open: new OpenPeriod(ports),
    propose: new ProposePeriod(ports),
    dates: new SetPeriodDates(ports),
    close: new ClosePeriod(ports),
    reopen: new ReopenPeriod(ports),
    exceptions: new GrantException(ports),
    list: new ListExceptions(ports),
    recompute: new RecomputePeriod(ports),
  };
}
async function opened(now?: string) {
  const house = await bureau(now);
  await house.open.run({ actor: SYSTEM, period: PERIOD, ...DAYS });
  return house;
}
const office = { actor: SYSTEM, period: PERIOD };
const conflict = expect.objectContaining({ code: 'conflict' });

describe('a period', () => {
  it('is proposed with its days and units, and opened with the tree of its last day', async () => {
    const { propose, open, database } = await bureau();
    expect(await propose.run({ period: PERIOD })).toMatchObject({
      state: null,
      dueOn: '2026-10-13',
      locksOn: '2026-10-15',
      holidaysKnown: true,
      units: 6,
    });
    expect(await propose.run({ period: '2026Q4' })).toMatchObject({ opensOn: '2026-12-21', holidaysKnown: false });
    await open.run({ ...office, ...DAYS });
    expect((await database.periods.units(PERIOD)).filter((u) => u.expected)).toHaveLength(6);
    expect((await propose.run({ period: PERIOD })).state).toBe('open');
  });

  it('can be planned before it is opened', async () => {
    const { open, database } = await bureau();
    await database.periods.save({ period: PERIOD, state: 'planned', ...DAYS, catalogueVersion: 'old', dataVersion: 0 });
    await open.run({ ...office, ...DAYS });
    expect(await database.periods.get(PERIOD)).toMatchObject({ state: 'open', catalogueVersion: CATALOGUES.forPeriod(PERIOD).version });
  });

  it('is not opened twice, before it begins, without a tree, or with its days out of order', async () => {
    const { open, database } = await opened();
    await expect(open.run({ ...office, ...DAYS })).rejects.toEqual(conflict);
    await expect(open.run({ ...office, ...DAYS, period: '2027Q1' })).rejects.toEqual(conflict);
    await expect(open.run({ ...office, ...DAYS, period: '2017Q1' })).rejects.toEqual(conflict);
    await expect(open.run({ ...office, ...DAYS, dueOn: '2026-12-01' })).rejects.toMatchObject({ code: 'invalid' });
    expect(await database.periods.all()).toHaveLength(1);
  });

  it('moves through its states by legal moves alone, saying what was open when it closed', async () => {
    const { close, reopen, dates, database } = await opened();
    await expect(reopen.run({ ...office, reason: 'x' })).rejects.toEqual(conflict);
    expect(await close.run(office)).toEqual({ expected: 6, missing: 6, draft: 0, submitted: 0, returned: 0, accepted: 0 });
    await expect(close.run(office)).rejects.toEqual(conflict);
    await expect(dates.run({ ...office, ...DAYS })).rejects.toEqual(conflict);
    await expect(reopen.run({ ...office, reason: '  ' })).rejects.toMatchObject({ code: 'invalid' });
    await reopen.run({ ...office, reason: '两个单位补报' });
    expect(await database.periods.get(PERIOD)).toMatchObject({ state: 'open' });
    const [last, first] = await database.audit.list(2);
    expect(last).toMatchObject({ action: 'period.reopen', detail: { from: 'closed', reason: '两个单位补报' } });
    expect(first).toMatchObject({ action: 'period.close', detail: { missing: 6 } });
  });

  it('is summed again after its days moved, though no return was touched', async () => {
    const { dates, recompute, database, clock } = await opened();
    await recompute.run({ period: PERIOD });
    expect(await recompute.run({ period: PERIOD })).toBe(false);
    await dates.run({ ...office, ...DAYS, dueOn: '2026-10-14', locksOn: '2026-10-16' });
    clock.at = '2026-10-14T01:00:00Z';
    expect(await recompute.run({ period: PERIOD })).toBe(true);
    expect((await database.rollups.of([PERIOD], ['J'], null))[0]!.filing.due).toBe(0);
  });

  it('keeps its due day before its meeting', async () => {
    const { dates, database } = await opened();
    await database.meetings.save({
      id: '00000000-0000-4000-8000-000000000001',
      period: PERIOD,
      kind: 'quarterly',
      title: '例会',
      place: '',
      draftShare: null,
      meetsOn: '2026-10-20',
      draftDaysBefore: 5,
      unit: 'J',
    });
    await expect(dates.run({ ...office, ...DAYS, dueOn: '2026-10-20', locksOn: '2026-10-22' })).rejects.toEqual(conflict);
  });

  it('is the office’s alone', async () => {
    const { open, close, reopen, dates, exceptions } = await opened();
    const clerk = { actor: CLERK, period: PERIOD };
    const refused = [
      open.run({ ...clerk, ...DAYS }),
      close.run(clerk),
      reopen.run({ ...clerk, reason: 'x' }),
      dates.run({ ...clerk, ...DAYS }),
      exceptions.run({ ...clerk, unit: 'A1', ...DAYS, reason: 'x' }),
      exceptions.remove({ ...clerk, unit: 'A1' }),
    ];
    for (const each of refused) await expect(each).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('days of one unit', () => {
  const grant = { ...office, unit: 'A1', dueOn: '2026-10-16', locksOn: '2026-10-20', reason: '办公楼停电' };

  it('count it late by its own day, everybody else by the common one', async () => {
    const { exceptions, recompute, database, clock, list } = await opened();
    await exceptions.run(grant);
    const due = async () => (await database.rollups.of([PERIOD], ['J'], null))[0]!.filing.due;
    clock.at = '2026-10-14T01:00:00Z';
    await recompute.run({ period: PERIOD });
    expect(await due()).toBe(5);
    clock.at = '2026-10-17T01:00:00Z';
    expect(await recompute.run({ period: PERIOD })).toBe(true);
    expect(await due()).toBe(6);
    expect(await list.run({ actor: SYSTEM, period: PERIOD })).toEqual([
      expect.objectContaining({ unit: 'A1', unitName: 'A1单位', dueOn: '2026-10-16', reason: '办公楼停电', grantedBy: 'system' }),
    ]);
    await exceptions.remove({ ...office, unit: 'A1' });
    expect(await list.run({ actor: SYSTEM, period: PERIOD })).toEqual([]);
  });

  it('are told to the clerks of the unit, that they were taken back, and that everybody has others', async () => {
    const { exceptions, dates, database, clock } = await opened();
    const user = (id: string) => ({
      ...{ id, username: id, displayName: id, passwordHash: '', disabled: false, sample: false, phone: null, email: null },
      ...{ firstCodeHash: null, firstCodeExpiresAt: null, pending: false },
    });
    await database.users.create(user('a1'), [{ role: 'clerk', unit: 'A1' }]);
    await database.users.create(user('a'), [{ role: 'clerk', unit: 'A' }]);
    const actor = { ...SYSTEM, userId: 'o', displayName: '党建办', grants: [{ role: 'office' as const, unit: 'J', path: '/J/' }] };
    await exceptions.run({ ...grant, actor });
    clock.at = '2026-10-09T02:00:00Z';
    await exceptions.remove({ actor, period: PERIOD, unit: 'A1' });
    const sent = (await database.messages.aboutPeriod(PERIOD, 10)).map(({ message }) => message);
    expect(sent.map(({ userId, kind, unit }) => [userId, kind, unit])).toEqual([
      ['a1', 'days_changed', 'A1'],
      ['a1', 'days_changed', 'A1'],
    ]);
    expect(sent[1]!.body.zh).toMatch(/2026-10-16 前报送为按时，2026-10-20 后不能再报。原因：办公楼停电/);
    expect(sent[0]!.body.zh).toMatch(/撤销.*2026-10-13 前报送为按时，2026-10-15/);
    clock.at = '2026-10-09T03:00:00Z';
    await dates.run({ actor, period: PERIOD, ...DAYS, dueOn: '2026-10-14' });
    const all = (await database.messages.aboutPeriod(PERIOD, 10)).map(({ message }) => message);
    expect(
      all
        .filter((message) => message.createdAt === '2026-10-09T03:00:00.000Z')
        .map(({ userId, unit }) => `${userId} ${unit}`)
        .sort(),
    ).toEqual(['a A', 'a1 A1']);
    expect(all.find((message) => message.body.zh.includes('A1单位。'))?.body.zh).toMatch(
      /报送日期：按时报送日由 2026-10-13 改为 2026-10-14，补报截止日不变，仍为 2026-10-15/,
    );
    await dates.run({ actor, period: PERIOD, ...DAYS, dueOn: '2026-10-14' });
    expect(await database.messages.aboutPeriod(PERIOD, 10)).toHaveLength(4);
  });

  it('may unlock filing after the lock, the due day staying: filed then it is late', async () => {
    const { exceptions, database } = await opened('2026-10-19T01:00:00Z');
    await exceptions.run({ ...grant, dueOn: DAYS.dueOn, locksOn: '2026-10-21' });
    const period = (await database.periods.get(PERIOD))!;
    expect(dueDaysOf(period, await database.periods.exception(PERIOD, 'A1'))).toEqual({ dueOn: '2026-10-13', locksOn: '2026-10-21' });
    expect(dueDaysOf(period, null)).toEqual({ dueOn: '2026-10-13', locksOn: '2026-10-15' });
  });

  it('never shorten those of everybody, also when those move later', async () => {
    const { exceptions, dates, database } = await opened();
    await exceptions.run(grant);
    await dates.run({ ...office, ...DAYS, dueOn: '2026-10-19', locksOn: '2026-10-26' });
    const period = (await database.periods.get(PERIOD))!;
    expect(dueDaysOf(period, await database.periods.exception(PERIOD, 'A1'))).toEqual({ dueOn: '2026-10-19', locksOn: '2026-10-26' });
  });

  it.each([
    ['less than everybody has', { dueOn: '2026-10-12' }, 'invalid'],
    ['what everybody has', { dueOn: DAYS.dueOn, locksOn: DAYS.locksOn }, 'invalid'],
    ['a lock before the due day', { dueOn: '2026-10-22' }, 'invalid'],
    ['a group, which files nothing', { unit: 'G1' }, 'invalid'],
    ['no reason', { reason: ' ' }, 'invalid'],
    ['a unit that is not there', { unit: 'X' }, 'not_found'],
  ])('are refused for %s', async (_, change, code) => {
    const { exceptions } = await opened();
    await expect(exceptions.run({ ...grant, ...change })).rejects.toMatchObject({ code });
  });

  it('are refused past their lock, in a closed period, and cannot be taken back where there are none', async () => {
    const { exceptions, close, clock } = await opened();
    await expect(exceptions.remove({ ...office, unit: 'A1' })).rejects.toMatchObject({ code: 'not_found' });
    clock.at = '2026-10-22T01:00:00Z';
    await expect(exceptions.run(grant)).rejects.toMatchObject({ code: 'invalid' });
    await close.run(office);
    await expect(exceptions.run({ ...grant, locksOn: '2026-10-30' })).rejects.toEqual(conflict);
  });
});
