/** The plan of a meeting: on which day each step falls, counted in working days around the period's own days, and how far it has come. */
import type { MeetingRecord } from '../briefing/briefing.js';
import { draftsOn } from '../briefing/drafts-on.js';
import type { Text } from '../errors.js';
import { RHYTHM } from '../period/period-rhythm.js';
import type { PeriodRecord } from '../period/period.js';
import { addWorkingDays, workingDaysBetween, type WorkCalendar } from '../period/working-days.js';
import { PLAN_STEPS, type PlanStep, type PlanStepCode } from './meeting.js';

const REVIEW_AFTER_DUE = RHYTHM.review - RHYTHM.due;
const NOTICE_BEFORE = 5;
const MATERIALS_BEFORE = 2;
/** Nobody looks further ahead for a day that fits. */
const LONGEST_SEARCH = 60;

type Meeting = Pick<MeetingRecord, 'meetsOn' | 'draftDaysBefore'>;
type Days = Pick<PeriodRecord, 'dueOn' | 'locksOn'>;

/** What has happened by now. */
export interface MeetingProgress {
  /** Returns: due, handed in (submitted or accepted), handed in and waiting for review. */
  expected: number;
  filed: number;
  waiting: number;
  isClosed: boolean;
  isDrafted: boolean;
  isNoticed: boolean;
  isReleased: boolean;
}

/** In the order of their days; a step is late when its day is over and nobody did it. */
export function meetingPlan(meeting: Meeting, period: Days, calendar: WorkCalendar, today: string, now: MeetingProgress): PlanStep[] {
  const days = planDays(meeting, period, calendar);
  const isDone: Record<PlanStepCode, boolean> = {
    due: now.filed >= now.expected,
    // Who has not filed in time cannot be reviewed: nothing may be left waiting.
    review: now.waiting === 0 && (now.filed >= now.expected || today > days.due),
    close: now.isClosed,
    draft: now.isDrafted,
    notice: now.isNoticed,
    materials: now.isReleased,
    meets: today > days.meets,
  };
  const steps = (Object.keys(PLAN_STEPS) as PlanStepCode[]).map((code): PlanStep => {
    const on = days[code];
    const open = today === on ? 'today' : today > on ? 'late' : 'ahead';
    return { code, on, state: isDone[code] ? 'done' : open };
  });
  return steps.sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

/** Due and lock day are the period's own; it is closed on the first working day after the lock day. */
export const planDays = (meeting: Meeting, period: Days, calendar: WorkCalendar): Record<PlanStepCode, string> => ({
  due: period.dueOn,
  review: addWorkingDays(period.dueOn, REVIEW_AFTER_DUE, calendar),
  close: addWorkingDays(period.locksOn, 1, calendar),
  draft: draftsOn(meeting, calendar),
  notice: addWorkingDays(meeting.meetsOn, -NOTICE_BEFORE, calendar),
  materials: addWorkingDays(meeting.meetsOn, -MATERIALS_BEFORE, calendar),
  meets: meeting.meetsOn,
});

export interface PlanProblem {
  field: 'meetsOn' | 'draftDaysBefore';
  text: Text;
}

/** Why the steps do not fit between the period's days and the meeting, and what to change; null when they do. */
export function planProblem(meeting: Meeting, period: Days, calendar: WorkCalendar): PlanProblem | null {
  const days = planDays(meeting, period, calendar);
  if (!leavesTime(days, period)) {
    const fits = firstDayThatFits(meeting, period, calendar);
    return {
      field: 'meetsOn',
      text: {
        zh: `例会定在 ${meeting.meetsOn} 太早：须在报送截止（${period.dueOn}）和补报截止（${period.locksOn}）之后，并留出审核（至 ${days.review}）和材料定稿的时间；请改到 ${fits} 或以后`,
        en: `A meeting on ${meeting.meetsOn} is too early: it comes after returns are due (${period.dueOn}) and locked (${period.locksOn}), with time for review (until ${days.review}) and final materials. Choose ${fits} or later`,
      },
    };
  }
  if (days.draft <= period.dueOn) {
    const most = workingDaysBetween(period.dueOn, meeting.meetsOn, calendar) - 1;
    return {
      field: 'draftDaysBefore',
      text: {
        zh: `提前 ${meeting.draftDaysBefore} 个工作日起草，起草日 ${days.draft} 不在报送截止（${period.dueOn}）之后；请改为不多于 ${most} 个工作日`,
        en: `Drafting ${meeting.draftDaysBefore} working days ahead falls on ${days.draft}, not after returns are due (${period.dueOn}); choose at most ${most}`,
      },
    };
  }
  if (days.draft <= days.materials) return null;
  return {
    field: 'draftDaysBefore',
    text: {
      zh: `起草日 ${days.draft} 晚于材料定稿日 ${days.materials}；请改为至少提前 ${MATERIALS_BEFORE} 个工作日起草`,
      en: `The draft of ${days.draft} comes after the final materials of ${days.materials}; draft at least ${MATERIALS_BEFORE} working days ahead`,
    },
  };
}

const leavesTime = (days: Record<PlanStepCode, string>, period: Days): boolean =>
  days.meets > period.dueOn && days.meets > period.locksOn && days.review <= days.materials;

function firstDayThatFits(meeting: Meeting, period: Days, calendar: WorkCalendar): string {
  let meetsOn = addWorkingDays(meeting.meetsOn, 1, calendar);
  for (let i = 0; i < LONGEST_SEARCH && !leavesTime(planDays({ ...meeting, meetsOn }, period, calendar), period); i++)
    meetsOn = addWorkingDays(meetsOn, 1, calendar);
  return meetsOn;
}
