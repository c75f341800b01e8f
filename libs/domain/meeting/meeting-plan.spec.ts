import { workCalendar } from '../period/working-days.js';
import { meetingPlan, planDays, planProblem, type MeetingProgress } from './meeting-plan.js';

/** National day week, a worked Saturday before and one after. */
const CALENDAR = workCalendar('2026-12-31', [
  ...[1, 2, 5, 6, 7].map((n) => ({ day: `2026-10-0${n}`, kind: 'holiday' as const, name: '国庆节' })),
  ...['2026-09-26', '2026-10-10'].map((day) => ({ day, kind: 'workday' as const, name: '国庆节调休' })),
]);
const PERIOD = { dueOn: '2026-10-14', locksOn: '2026-10-16' };
const MEETING = { meetsOn: '2026-10-28', draftDaysBefore: 6 };
const NOTHING: MeetingProgress = {
  ...{ expected: 30, filed: 0, waiting: 0 },
  ...{ isClosed: false, isDrafted: false, isNoticed: false, isReleased: false },
};
const planOn = (today: string, now: Partial<MeetingProgress> = {}, meeting = MEETING) =>
  meetingPlan(meeting, PERIOD, CALENDAR, today, { ...NOTHING, ...now });
const statesOn = (today: string, now: Partial<MeetingProgress> = {}) =>
  Object.fromEntries(planOn(today, now).map(({ code, state }) => [code, state]));

describe('the plan of a meeting', () => {
  it('counts in working days from the meeting back and from the due day on', () =>
    expect(planDays(MEETING, PERIOD, CALENDAR)).toEqual({
      due: '2026-10-14',
      review: '2026-10-16',
      close: '2026-10-19',
      draft: '2026-10-20',
      notice: '2026-10-21',
      materials: '2026-10-26',
      meets: '2026-10-28',
    }));

  it('goes over holidays, and takes worked Saturdays for working days', () =>
    expect(planDays({ meetsOn: '2026-10-12', draftDaysBefore: 3 }, { dueOn: '2026-09-25', locksOn: '2026-09-29' }, CALENDAR)).toMatchObject(
      { review: '2026-09-28', close: '2026-09-30', draft: '2026-10-08', notice: '2026-09-29', materials: '2026-10-09' },
    ));

  it('stands in the order of its days', () => {
    const early = planOn('2026-10-01', {}, { meetsOn: '2026-10-22', draftDaysBefore: 5 });
    expect(early.map(({ code }) => code)).toEqual(['due', 'draft', 'notice', 'review', 'close', 'materials', 'meets']);
  });

  it('says of each step whether it happened, is for today, late or ahead', () => {
    expect(statesOn('2026-10-14')).toMatchObject({ due: 'today', review: 'ahead', meets: 'ahead' });
    expect(statesOn('2026-10-16', { filed: 29, waiting: 4 })).toMatchObject({ due: 'late', review: 'today' });
    expect(statesOn('2026-10-20', { filed: 29 })).toEqual({
      ...{ due: 'late', review: 'done', close: 'late', draft: 'today', notice: 'ahead', materials: 'ahead', meets: 'ahead' },
    });
    const all = { filed: 30, isClosed: true, isDrafted: true, isNoticed: true, isReleased: true };
    expect(new Set(Object.values(statesOn('2026-10-29', all)))).toEqual(new Set(['done']));
  });

  it('of a review: done when all have filed and none waits, or none waits after the due day', () => {
    expect(statesOn('2026-10-12', { filed: 30 }).review).toBe('done');
    expect(statesOn('2026-10-12', { filed: 20 }).review).toBe('ahead');
    expect(statesOn('2026-10-19', { filed: 30, waiting: 1 }).review).toBe('late');
  });
});

describe('a plan that does not fit', () => {
  it.each([
    ['2026-10-14', 6, 'meetsOn', '2026-10-20'],
    ['2026-10-16', 6, 'meetsOn', '2026-10-20'],
    ['2026-10-19', 2, 'meetsOn', '2026-10-20'],
    ['2026-10-28', 10, 'draftDaysBefore', '不多于 9 个工作日'],
    ['2026-10-28', 1, 'draftDaysBefore', '至少提前 2 个工作日'],
  ] as const)('of a meeting on %s, drafted %i days ahead, names %s and says %s', (meetsOn, draftDaysBefore, field, said) => {
    const problem = planProblem({ meetsOn, draftDaysBefore }, PERIOD, CALENDAR);
    expect(problem?.field).toBe(field);
    expect(problem?.text.zh).toContain(said);
    expect(problem?.text.en).toContain(said.match(/\d[\d-]*/)![0]);
  });

  it('is mended by what it names', () => {
    expect(planProblem({ meetsOn: '2026-10-20', draftDaysBefore: 3 }, PERIOD, CALENDAR)).toBeNull();
    expect(planProblem({ meetsOn: '2026-10-28', draftDaysBefore: 9 }, PERIOD, CALENDAR)).toBeNull();
    expect(planProblem({ meetsOn: '2026-10-28', draftDaysBefore: 2 }, PERIOD, CALENDAR)).toBeNull();
  });
});
