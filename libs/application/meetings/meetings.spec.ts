/** Meetings, their books and requirements, through the use cases. */
import { NEW_BOOK, type BookContent } from '#domain/meeting/meeting-book.js';
import type { AgendaItem } from '#domain/meeting/meeting.js';
import type { Actor } from '#domain/access/actor.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { filingBureau, PERIOD, type FilingBureau, type Person } from '../returns/testing/filing-bureau.js';
import { CheckRequirements } from './check-requirements.js';
import { requirementsFor } from './follow-up.js';

const { revision: _, ...EMPTY } = NEW_BOOK;
const item = (id: string, more: Partial<AgendaItem> = {}): AgendaItem => ({
  ...{ id, title: `议题${id}`, presenter: '党建办', briefingId: null, document: '', minutes: 10 },
  ...{ state: 'listed', result: null, conclusion: '' },
  ...more,
});

let bureau: FilingBureau;
let second: Actor;
beforeEach(async () => {
  bureau = await filingBureau(new MemoryDatabase());
  const known = (await bureau.database.users.byId(bureau.actors.head.userId))!;
  await bureau.database.users.create({ ...known, id: 'second', username: 'second', displayName: '第二人' }, [
    { role: 'office', unit: 'J' },
  ]);
  second = { ...bureau.actors.office, userId: 'second', username: 'second', displayName: '第二人' };
});
const actor = (who: Person) => bureau.actors[who];
const refusal = (work: Promise<unknown>): Promise<{ code: string; field?: string | undefined; zh: string } | null> =>
  work.then(
    () => null,
    (error: { code: string; text: { zh: string }; options: { errors?: { field: string }[] } }) => ({
      ...{ code: error.code, field: error.options?.errors?.[0]?.field, zh: error.text?.zh },
    }),
  );
const save = (more: object = {}, who: Actor = actor('office')) =>
  bureau.use.saveMeeting.run({ actor: who, period: PERIOD, title: '第三季度例会', meetsOn: '2026-11-02', draftDaysBefore: 6, ...more });
const acts = async (prefix: string) =>
  (await bureau.database.audit.list(99)).map(({ action }) => action).filter((action) => action.startsWith(prefix));

describe('a meeting', () => {
  it('is one a unit and quarter: a second call moves it and keeps what it does not say', async () => {
    const first = await save({ place: '三楼会议室', draftShare: 0.95 });
    expect(first).toMatchObject({ kind: 'quarterly', place: '三楼会议室', draftShare: 0.95, draftsOn: '2026-10-23' });
    const moved = await save({ meetsOn: '2026-11-04' });
    expect(moved).toEqual({ ...first, meetsOn: '2026-11-04', draftsOn: '2026-10-27' });
    expect(await save({ draftShare: null, place: '' })).toMatchObject({ id: first.id, draftShare: null, place: '' });
    expect(await bureau.use.listMeetings.run({ actor: actor('office') })).toHaveLength(1);
    expect(await acts('meeting.')).toEqual(['meeting.save', 'meeting.save', 'meeting.save']);
  });

  it.each([
    ['on a past day', { meetsOn: '2026-10-01' }, 'meetsOn'],
    ['before returns are locked', { meetsOn: '2026-10-20' }, 'meetsOn'],
    ['drafted before returns are due', { draftDaysBefore: 40 }, 'draftDaysBefore'],
    ['drafted after its final materials', { draftDaysBefore: 1 }, 'draftDaysBefore'],
    ['of half a year in the third quarter', { kind: 'half_year' }, 'kind'],
    ['of a year in the third quarter', { kind: 'annual' }, 'kind'],
  ])('is refused %s', async (_what, more, field) => expect(await refusal(save(more))).toMatchObject({ code: 'invalid', field }));

  it('is read with its plan as far as it has come', async () => {
    const { id } = await save();
    const states = async () => {
      const view = await bureau.use.readMeeting.run({ actor: actor('office'), id, language: 'zh' });
      return Object.fromEntries(view.plan.map(({ code, state }) => [code, state]));
    };
    expect(await states()).toMatchObject({ due: 'ahead', close: 'ahead', draft: 'ahead', meets: 'ahead' });
    bureau.setClock('2026-10-23T02:00:00.000Z');
    expect(await states()).toMatchObject({ due: 'late', review: 'done', close: 'late', draft: 'today', notice: 'ahead' });
    await bureau.use.closePeriod.run({ actor: actor('office'), period: PERIOD });
    const briefing = await bureau.use.requestBriefing.run({ actor: actor('office'), period: PERIOD, meetingId: id });
    expect(await states()).toMatchObject({ close: 'done', draft: 'today' });
    await bureau.database.briefings.change(briefing.id, { status: 'draft' });
    await bureau.use.saveMeetingBook.run({ actor: actor('office'), id, book: { ...EMPTY, noticedOn: '2026-10-23' }, seen: 0 });
    expect(await states()).toMatchObject({ draft: 'done', notice: 'done', materials: 'ahead' });
    const view = await bureau.use.readMeeting.run({ actor: actor('office'), id, language: 'zh' });
    expect(view).toMatchObject({
      unitName: '单位J',
      problem: null,
      mayManage: true,
      briefings: [{ id: briefing.id, status: 'draft', maySee: true }],
    });
    expect(view.bookSaved?.by).toBe('office某');
    const committee: Actor = { ...second, grants: second.grants.map((grant) => ({ ...grant, role: 'committee' as const })) };
    const read = await bureau.use.readMeeting.run({ actor: committee, id, language: 'zh' });
    expect(read.briefings).toMatchObject([{ id: briefing.id, status: 'draft', maySee: false }]);
  });

  it('holds back days of the quarter it does not go with', async () => {
    await save();
    const days = { opensOn: '2026-09-25', dueOn: '2026-10-30', locksOn: '2026-11-03' };
    const set = () => bureau.use.setPeriodDates.run({ actor: actor('office'), period: PERIOD, ...days });
    expect(await refusal(set())).toMatchObject({ code: 'conflict', zh: expect.stringContaining('请先调整例会') });
    // Held, it does not stand in the way of a correction.
    bureau.setClock('2026-11-03T02:00:00.000Z');
    expect(await refusal(set())).toBeNull();
  });

  it('moved to another day has to be noticed anew, and stays where it is once it has begun or would overtake a requirement', async () => {
    const { id } = await save();
    const by = { actor: actor('office'), id };
    await bureau.use.saveMeetingBook.run({ ...by, book: { ...EMPTY, agenda: [item('a')], noticedOn: '2026-10-10' }, seen: 0 });
    await save({ place: '三楼' });
    expect((await bureau.database.meetings.book(id))?.book).toMatchObject({ noticedOn: '2026-10-10', revision: 1 });
    await save({ meetsOn: '2026-11-04' });
    expect((await bureau.database.meetings.book(id))?.book).toMatchObject({ noticedOn: null, revision: 2, agenda: [{ id: 'a' }] });
    const text = '补齐整改台账';
    await bureau.use.saveRequirement.create({ actor: actor('office'), meetingId: id, text, unit: 'A1', dueOn: '2026-11-05' });
    expect(await refusal(save({ meetsOn: '2026-11-06' }))).toMatchObject({
      field: 'meetsOn',
      zh: expect.stringContaining('早于 2026-11-06'),
    });
    await bureau.use.saveMeetingBook.run({ ...by, book: { ...EMPTY, agenda: [item('a', { state: 'explained' })] }, seen: 2 });
    expect(await refusal(save({ meetsOn: '2026-11-05' }))).toMatchObject({ field: 'meetsOn', zh: '会议已经开始审议，不能改期' });
  });

  it('is called off before it begins: its briefing stays, nothing more is drafted, and its quarter may have another', async () => {
    const first = await save();
    const cancel = (who: Person, id: string) => bureau.use.cancelMeeting.run({ actor: actor(who), id });
    const briefing = await bureau.use.requestBriefing.run({ actor: actor('office'), period: PERIOD });
    expect(briefing.meetingId).toBe(first.id);
    await bureau.use.saveMeetingBook.run({ actor: actor('office'), id: first.id, book: { ...EMPTY, agenda: [item('a')] }, seen: 0 });
    expect((await refusal(cancel('clerk1', first.id)))?.code).toBe('not_found');
    await cancel('office', first.id);
    expect(await bureau.use.listMeetings.run({ actor: actor('office') })).toEqual([]);
    expect(await bureau.database.briefings.get(briefing.id)).toMatchObject({ meetingId: null, status: 'queued' });
    expect((await acts('meeting.'))[0]).toBe('meeting.cancel');
    bureau.setClock('2026-10-26T02:00:00.000Z');
    await bureau.use.checkMeetings.run();
    expect(await bureau.database.briefings.all()).toHaveLength(1);
    const { id } = await save();
    expect(id).not.toBe(first.id);
    await bureau.use.saveRequirement.create({ actor: actor('office'), meetingId: id, text: '补齐', unit: 'A1', dueOn: '2026-11-30' });
    expect(await refusal(cancel('office', id))).toMatchObject({ code: 'conflict', zh: expect.stringContaining('1 项会议要求') });
  });

  describe('held otherwise than was said', () => {
    const PEOPLE = { leader: ['committee', 'J'], leaderA: ['committee', 'A'] } as const;
    const inbox = async (userId: string, language: 'zh' | 'en' = 'zh') =>
      (await bureau.use.readInbox.run({ actor: { ...second, userId }, language })).messages.filter(({ kind }) =>
        kind.startsWith('meeting_'),
      );
    const counts = async () =>
      Promise.all(
        ['leader', 'second', 'leaderA', ...(['office', 'reviewer', 'head', 'clerk1'] as const).map((who) => actor(who).userId)].map(
          async (id) => (await inbox(id)).length,
        ),
      );
    beforeEach(async () => {
      const known = (await bureau.database.users.byId('second'))!;
      for (const [id, [role, unit]] of Object.entries(PEOPLE))
        await bureau.database.users.create({ ...known, id, username: id, email: `${id}@example.cn` }, [{ role, unit }]);
    });

    it('it is told of once to its committee and its office, but for who moved it: from which day to which, and what moves with it', async () => {
      const { id } = await save({ place: '三楼' });
      await bureau.use.saveMeetingBook.run({
        actor: actor('office'),
        id,
        book: { ...EMPTY, startsAt: '09:00', noticedOn: '2026-10-10' },
        seen: 0,
      });
      expect(await counts()).toEqual([0, 0, 0, 0, 0, 0, 0]);
      await save({ meetsOn: '2026-11-04', place: '五楼' });
      // The same once more, as after an answer that was lost, and another title.
      await save({ meetsOn: '2026-11-04', place: '五楼' });
      await save({ meetsOn: '2026-11-04', title: '三季度例会', draftShare: 0.9 });
      expect(await counts()).toEqual([1, 1, 0, 0, 0, 0, 0]);
      expect((await inbox('leader'))[0]).toMatchObject({
        subject: '【季报例会调整】2026年第三季度例会改于 2026-11-04 09:00 在五楼召开',
        body: 'office某调整了单位J2026年第三季度例会的安排：日期由 2026-11-02 改为 2026-11-04；地点由“三楼”改为“五楼”。简报起草日由 2026-10-23 改为 2026-10-27，会议材料定稿日由 2026-10-29 改为 2026-11-02；会议通知须重新发出；各单位季报的报送日期不变。',
        link: `/meetings/${id}`,
      });
      expect((await inbox('second', 'en'))[0]!.body).toBe(
        'office某 changed the review meeting of 单位J for 2026 Q3: day: 2026-11-04 (was 2026-11-02); place: 五楼 (was 三楼). The briefing is drafted on 2026-10-27 (was 2026-10-23). Materials are final on 2026-11-02 (was 2026-10-29). The notice of meeting has to go out again. Returns are due as before.',
      );
      const sent = await bureau.database.messages.aboutPeriod(PERIOD, 9);
      expect(sent.find(({ message }) => message.userId === 'leader')?.deliveries.map(({ channel }) => channel)).toEqual(['email', 'inbox']);
      // Back again is news again.
      bureau.setClock('2026-10-10T03:00:00.000Z');
      await save();
      expect(await counts()).toEqual([2, 2, 0, 0, 0, 0, 0]);
    });

    it('at another time of the day it is told of, until it has begun', async () => {
      const { id } = await save();
      const write = (seen: number, more: Partial<BookContent>) =>
        bureau.use.saveMeetingBook.run({ actor: second, id, book: { ...EMPTY, ...more }, seen });
      await write(0, { startsAt: '09:00', agenda: [item('a')] });
      await write(1, { startsAt: '14:30', agenda: [item('a')] });
      expect((await inbox(actor('office').userId)).map(({ subject }) => subject)).toEqual([
        '【季报例会调整】2026年第三季度例会改于 2026-11-02 14:30 召开',
      ]);
      await write(2, { startsAt: '14:40', agenda: [item('a', { state: 'explained' })] });
      expect(await counts()).toEqual([1, 0, 0, 1, 0, 0, 0]);
    });

    it('of a unit further down it is told to that unit’s committee; called off it is told of once', async () => {
      const { id } = await save({ unit: 'A' });
      await bureau.use.cancelMeeting.run({ actor: second, id });
      expect(await counts()).toEqual([0, 0, 1, 1, 0, 0, 0]);
      expect((await inbox('leaderA'))[0]).toMatchObject({
        kind: 'meeting_cancelled',
        subject: '【季报例会撤销】原定 2026-11-02 的2026年第三季度例会不再召开',
        link: '/meetings',
      });
      bureau.setClock('2026-11-03T02:00:00.000Z');
      const over = { id: 'over', period: PERIOD, kind: 'quarterly' as const, title: '例会', meetsOn: '2026-11-02', place: '' };
      await bureau.database.meetings.save({ ...over, draftDaysBefore: 5, draftShare: null, unit: 'A' });
      await bureau.use.cancelMeeting.run({ actor: second, id: 'over' });
      expect(await counts()).toEqual([0, 0, 1, 1, 0, 0, 0]);
    });
  });

  it('out of sight reads as missing, and is the office’s to change', async () => {
    const { id } = await save();
    for (const work of [
      bureau.use.readMeeting.run({ actor: actor('clerk1'), id, language: 'zh' }),
      bureau.use.readMeeting.run({ actor: actor('office'), id: 'nothing', language: 'zh' }),
      bureau.use.saveMeetingBook.run({ actor: actor('clerk1'), id, book: EMPTY, seen: 0 }),
      save({}, actor('clerk1')),
    ])
      expect((await refusal(work))?.code).toBe('not_found');
    expect(await bureau.use.listMeetings.run({ actor: actor('clerk1') })).toEqual([]);
  });
});

describe('the book of a meeting', () => {
  let id: string;
  const write = (seen: number, more: Partial<BookContent> = {}, who: Actor = actor('office')) =>
    bureau.use.saveMeetingBook.run({ actor: who, id, book: { ...EMPTY, ...more }, seen });
  beforeEach(async () => {
    ({ id } = await save());
  });

  it('grows by a revision with every change, which the audit log names', async () => {
    expect(await write(0, { agenda: [item('a')] })).toMatchObject({ revision: 1 });
    expect(await write(1, { agenda: [item('a', { state: 'explained' })] })).toMatchObject({ revision: 2 });
    const [row] = await bureau.database.audit.list(1);
    expect(row).toMatchObject({ action: 'meeting.book', object: id, detail: { revision: 2, moved: ['"议题a"'] } });
  });

  it('written from an old revision is refused, naming who changed what', async () => {
    await write(0, { agenda: [item('a'), item('b')] });
    await write(1, { agenda: [item('a'), item('b', { minutes: 30 })] }, second);
    const { code, zh } = (await refusal(write(1, { agenda: [item('a', { minutes: 5 }), item('b')] })))!;
    expect([code, zh]).toEqual(['conflict', '第二人刚刚改过议程“议题b”，您的修改没有保存；请刷新后再改']);
    expect((await refusal(write(7)))?.code).toBe('conflict');
  });

  it('written by two at once is kept once', async () => {
    const done = await Promise.allSettled([write(0, { agenda: [item('a')] }), write(0, { agenda: [item('b')] }, second)]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await bureau.database.meetings.book(id))?.book.revision).toBe(1);
  });

  it('keeps to the order of the agenda, and lays only briefings of this meeting before it', async () => {
    await write(0, { agenda: [item('a', { state: 'deliberated' })] });
    expect((await refusal(write(1, { agenda: [item('a', { state: 'explained' })] })))?.code).toBe('conflict');
    expect((await refusal(write(1, { agenda: [item('a', { state: 'deliberated', briefingId: 'another' })] })))?.code).toBe('invalid');
    const { id: briefingId } = await bureau.use.requestBriefing.run({ actor: actor('office'), period: PERIOD, meetingId: id });
    expect(await write(1, { agenda: [item('a', { state: 'deliberated', briefingId })] })).toMatchObject({ revision: 2 });
  });
});

describe('a requirement of a meeting', () => {
  let meetingId: string;
  beforeEach(async () => {
    meetingId = (await save()).id;
  });
  const require = (unit = 'A1', dueOn = '2026-11-30', text = '补齐整改台账') =>
    bureau.use.saveRequirement.create({ actor: actor('office'), meetingId, text, unit, dueOn });
  const report = (who: Person, id: string, done = true) =>
    bureau.use.reportRequirement.run({ actor: actor(who), id, text: done ? '已补齐' : '正在办', done });
  const close = (who: Actor, id: string, open = false) => bureau.use.closeRequirement.run({ actor: who, id, open });
  const list = (who: Person, more: object = {}) => bureau.use.listRequirements.run({ actor: actor(who), ...more });
  const told = async (who: Person) =>
    (await bureau.use.readInbox.run({ actor: actor(who), language: 'zh' })).messages
      .filter(({ kind }) => kind.startsWith('requirement'))
      .map(({ subject }) => subject);

  it('is set, reported by its owner, closed by the office, opened again; its owner is told each time', async () => {
    const set = await require();
    expect(set).toMatchObject({ state: 'open', unitName: '单位A1', meetingTitle: '第三季度例会', mayAlter: true, mayClose: false });
    bureau.setClock('2026-10-11T02:00:00.000Z');
    expect(await report('clerk1', set.id, false)).toMatchObject({ state: 'open', progress: '正在办', reportedBy: 'clerk1某' });
    for (const _again of [1, 2])
      expect(await report('clerk1', set.id)).toMatchObject({ state: 'reported', mayReport: true, mayClose: false });
    expect((await list('office'))[0]).toMatchObject({ mayClose: true, mayReopen: true });
    expect(await close(actor('office'), set.id)).toMatchObject({ state: 'closed', closedBy: 'office某', mayAlter: false });
    bureau.setClock('2026-10-12T02:00:00.000Z');
    expect(await close(actor('office'), set.id, true)).toMatchObject({ state: 'open', progress: '已补齐', closedBy: null });
    expect((await told('clerk1')).toReversed()).toEqual([
      '【季报例会要求】单位A1：补齐整改台账，2026-11-30 前完成',
      '【季报例会要求销号】单位A1：补齐整改台账，已销号',
      '【季报例会要求退回】单位A1：补齐整改台账，请继续办理',
    ]);
    expect(await told('clerk2')).toEqual([]);
    expect(await told('office')).toEqual(['【季报例会要求待销号】单位A1：补齐整改台账，已报完成']);
    expect((await acts('requirement.')).toReversed()).toEqual([
      ...['requirement.set', 'requirement.report', 'requirement.report', 'requirement.report', 'requirement.close', 'requirement.reopen'],
    ]);
  });

  it('is not closed by whoever reported it, not even in the office', async () => {
    const { id } = await require();
    await report('office', id);
    expect((await refusal(close(actor('office'), id)))?.code).toBe('forbidden');
    expect(await close(second, id)).toMatchObject({ state: 'closed', closedBy: '第二人' });
  });

  it('is reported and closed by nobody else', async () => {
    const { id } = await require();
    for (const who of ['clerk2', 'reviewer', 'head'] as const) expect((await refusal(report(who, id)))?.code).toBe('not_found');
    await report('clerk1', id);
    for (const who of ['clerk1', 'reviewer', 'head'] as const) expect((await refusal(close(actor(who), id)))?.code).toBe('not_found');
  });

  it('has an owner in the tree and a day after the meeting', async () => {
    expect(await refusal(require('NOWHERE'))).toMatchObject({ code: 'invalid', field: 'unit' });
    expect(await refusal(require('A1', '2026-11-01'))).toMatchObject({ code: 'invalid', field: 'dueOn' });
    expect(await require('A1', '2026-11-02')).toMatchObject({ dueOn: '2026-11-02' });
  });

  it('is altered from the revision that was seen; another owner is told', async () => {
    const { id, revision } = await require();
    const alter = (seen: number, unit: string) =>
      bureau.use.saveRequirement.alter({ actor: actor('office'), id, seen, text: '补齐台账', unit, dueOn: '2026-12-15' });
    expect(await alter(revision, 'A2')).toMatchObject({ unit: 'A2', revision: revision + 1 });
    expect((await refusal(alter(revision, 'A1')))?.code).toBe('conflict');
    expect(await told('clerk2')).toEqual(['【季报例会要求】单位A2：补齐台账，2026-12-15 前完成']);
  });

  it('is listed within the reader’s scope, by unit and state', async () => {
    const [first] = [await require('A1'), await require('A2'), await require('B1')];
    await report('clerk1', first.id);
    const units = async (who: Person, more: object = {}) => (await list(who, more)).map(({ unit }) => unit).toSorted();
    expect(await units('office')).toEqual(['A1', 'A2', 'B1']);
    expect(await units('reviewer')).toEqual(['A1', 'A2']);
    expect(await units('clerk1')).toEqual(['A1']);
    expect(await units('office', { state: 'reported' })).toEqual(['A1']);
    expect(await units('office', { unit: 'A2' })).toEqual(['A2']);
    expect((await refusal(list('clerk1', { unit: 'A2' })))?.code).toBe('not_found');
  });

  it('is reminded of once, from nine in the morning three days ahead to its day', async () => {
    const check = (at: string) => {
      bureau.setClock(at);
      return bureau.use.checkRequirements.run();
    };
    await require('A1', '2026-11-30');
    const { id } = await require('A2', '2026-11-30');
    await report('clerk2', id);
    expect(await check('2026-11-27T00:59:00Z')).toBe(0);
    expect(await check('2026-11-27T01:00:00Z')).toBe(1);
    expect(await check('2026-11-28T01:00:00Z')).toBe(0);
    // Another process, which has told nobody yet.
    const other = new CheckRequirements({
      database: bureau.database,
      clock: { now: () => new Date('2026-11-29T02:00:00Z') },
      doorbell: { ring: () => undefined },
    });
    expect(await other.run()).toBe(0);
    expect((await told('clerk1'))[0]).toBe('【季报例会要求临期】单位A1：补齐整改台账，2026-11-30 到期');
    expect(await told('clerk2')).toHaveLength(1);
    bureau.setClock('2026-11-28T02:00:00Z');
    await require('B1', '2026-11-30');
    expect(await check('2026-11-29T02:00:00Z')).toBe(0);
  });

  it('opens the next meeting’s briefing: of the unit and those below it, closed ones once', async () => {
    const { database } = bureau;
    const [one, two] = [await require('A1'), await require('B1', '2026-12-15')];
    await report('clerk1', one.id);
    await close(actor('office'), one.id);
    const of = async (period: string, unit: string) => {
      const { followUp, requirements } = await requirementsFor(database, { period, unit });
      return [followUp, requirements].map((list) => list.map((each) => `${each.unitName} ${each.state}`));
    };
    expect(await of(PERIOD, 'J')).toEqual([[], ['单位A1 closed', '单位B1 open']]);
    expect(await of('2026Q4', 'J')).toEqual([['单位A1 closed', '单位B1 open'], []]);
    expect(await of('2026Q4', 'A')).toEqual([['单位A1 closed'], []]);
    expect(await of('2026Q4', 'A2')).toEqual([[], []]);
    const units = await database.periods.units(PERIOD);
    await database.periods.save({ ...(await database.periods.get(PERIOD))!, period: '2026Q4' });
    await database.periods.freezeUnits(
      '2026Q4',
      units.map((unit) => ({ ...unit, period: '2026Q4' })),
    );
    const meeting = (await database.meetings.get(meetingId))!;
    await database.meetings.save({ ...meeting, id: 'next', period: '2026Q4', meetsOn: '2027-01-25' });
    expect(await of('2027Q1', 'J')).toEqual([['单位B1 open'], []]);
    expect(two).toMatchObject({ unit: 'B1' });
  });
});
