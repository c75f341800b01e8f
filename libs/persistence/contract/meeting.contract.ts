/** Contract of meetings, their books, and what they require. */
import type { MeetingRecord } from '#domain/briefing/briefing.js';
import type { Requirement } from '#domain/meeting/meeting.js';
import type { Database } from '#domain/ports/database.port.js';
import type { SavedBook } from '#domain/ports/briefing-store.port.js';
import { after, codeOf, NOW, openPeriod } from './fixtures.js';

export const meeting = (id: string, period: string, more: Partial<MeetingRecord> = {}): MeetingRecord => ({
  id,
  period,
  kind: 'quarterly',
  title: '第一季度例会',
  meetsOn: '2024-04-28',
  place: '',
  draftDaysBefore: 3,
  draftShare: null,
  unit: 'A',
  ...more,
});

const saved = (revision: number, title: string): SavedBook => ({
  book: {
    noticedOn: null,
    agenda: [
      {
        ...{ id: 'i1', title, presenter: '党建办', briefingId: null, document: '通报', minutes: 15 },
        ...{ state: 'listed', result: null, conclusion: '' },
      },
    ],
    attendance: [{ class: 'voting', expected: 9, present: null }],
    resolutions: [{ id: 'r1', text: '按期整改', agendaItem: 'i1' }],
    revision,
  },
  savedBy: '张三',
  savedAt: after(revision),
});

const requirement = (id: string, more: Partial<Requirement> = {}): Requirement => ({
  ...{ id, meetingId: 'm20a', period: '2020Q1', text: '补齐整改台账', unit: 'B1', dueOn: '2020-06-30', state: 'open', createdAt: NOW },
  ...{ progress: '', reportedAt: null, reportedBy: null, closedAt: null, closedBy: null, revision: 1 },
  ...more,
});

export function meetingContract(database: () => Database): void {
  describe('meetings', () => {
    it('are kept and moved, with all that is known of them', async () => {
      const { meetings } = database();
      for (const period of ['2020Q1', '2020Q2']) await openPeriod(database(), period);
      const moved = meeting('m20a', '2020Q1', { kind: 'annual', meetsOn: '2020-04-30', place: '三楼会议室', draftShare: 0.95 });
      await meetings.save(meeting('m20a', '2020Q1'));
      await meetings.save(meeting('m20b', '2020Q2', { meetsOn: '2020-07-20' }));
      await meetings.save(moved);
      expect((await meetings.all()).filter(({ id }) => id.startsWith('m20')).map(({ id }) => id)).toEqual(['m20b', 'm20a']);
      expect(await meetings.get('m20a')).toEqual(moved);
      expect(await meetings.get('m9')).toBeNull();
      expect(await codeOf(meetings.save(meeting('m3', '2020Q1', { unit: 'nowhere' })))).toBe('not_found');
    });

    it('have a book in every revision it ever had, each written once', async () => {
      const { meetings } = database();
      expect(await meetings.book('m20a')).toBeNull();
      await meetings.addBook('m20a', saved(1, '季度通报'));
      await meetings.addBook('m20a', saved(2, '半年通报'));
      expect(await codeOf(meetings.addBook('m20a', saved(2, '另一份')))).toBe('conflict');
      expect(await codeOf(meetings.addBook('m9', saved(1, '无此会议')))).toBe('not_found');
      expect(await meetings.book('m20a')).toEqual(saved(2, '半年通报'));
      expect(await meetings.book('m20a', 1)).toEqual(saved(1, '季度通报'));
      expect(await meetings.book('m20a', 3)).toBeNull();
      expect(await meetings.book('m20b')).toBeNull();
    });
  });

  describe('requirements', () => {
    it('are found by meeting, unit and state, in the order they are due', async () => {
      const { requirements } = database();
      const all = [
        requirement('q1', { dueOn: '2020-07-31' }),
        requirement('q2'),
        requirement('q3', { meetingId: 'm20b', unit: 'B' }),
        requirement('q4', { state: 'reported', progress: '已补齐', reportedAt: after(1), reportedBy: 'u1' }),
      ];
      for (const one of all) await requirements.add(one);
      const ids = async (where: Parameters<typeof requirements.find>[0]) => (await requirements.find(where)).map(({ id }) => id);
      expect(await ids({})).toEqual(['q2', 'q3', 'q4', 'q1']);
      expect(await ids({ meetingId: 'm20a' })).toEqual(['q2', 'q4', 'q1']);
      expect(await ids({ unit: 'B1', state: 'open' })).toEqual(['q2', 'q1']);
      expect(await ids({ unit: 'nowhere' })).toEqual([]);
      expect(await requirements.get('q4')).toEqual(all[3]);
      expect(await requirements.get('q9')).toBeNull();
      for (const lost of [{ meetingId: 'm9' }, { unit: 'nowhere' }])
        expect(await codeOf(requirements.add(requirement('q5', lost)))).toBe('not_found');
      expect(await codeOf(requirements.add(requirement('q1')))).toBe('conflict');
    });

    it('keep their meeting; without them it goes with its book', async () => {
      const { meetings } = database();
      expect(await codeOf(meetings.remove('m20a'))).toBe('conflict');
      await meetings.save(meeting('m20c', '2020Q2'));
      await meetings.addBook('m20c', saved(1, '季度通报'));
      await meetings.remove('m20c');
      expect([await meetings.get('m20c'), await meetings.book('m20c')]).toEqual([null, null]);
    });

    it('are changed only from the revision that was seen', async () => {
      const { requirements } = database();
      const closed = requirement('q1', { state: 'closed', closedAt: after(9), closedBy: 'u2', revision: 2 });
      expect(await requirements.save(closed, 2)).toBe(false);
      expect(await requirements.save(closed, 1)).toBe(true);
      expect(await requirements.get('q1')).toEqual(closed);
      expect(await requirements.save({ ...closed, revision: 3 }, 1)).toBe(false);
      expect(await requirements.save({ ...closed, id: 'q9' }, 2)).toBe(false);
    });
  });
}
