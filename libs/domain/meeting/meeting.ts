/** The review meeting (例会) as it is prepared and held: plan of dates, agenda, attendance, resolutions, and what it requires of whom. */
import type { Period } from '../period/period.js';

export const MEETING_KINDS = {
  quarterly: { zh: '季度例会', en: 'Quarterly review' },
  half_year: { zh: '半年例会', en: 'Half-year review' },
  annual: { zh: '年度例会', en: 'Annual review' },
} as const;
export type MeetingKind = keyof typeof MEETING_KINDS;

/** In the order they usually come; their days are those of meeting-plan.ts. */
export const PLAN_STEPS = {
  due: { zh: '季报报送截止', en: 'Returns due' },
  review: { zh: '审核完毕', en: 'Review done' },
  close: { zh: '关闭报告期', en: 'Period closed' },
  draft: { zh: '简报起草', en: 'Briefing drafted' },
  notice: { zh: '会议通知', en: 'Notice of meeting' },
  materials: { zh: '会议材料定稿', en: 'Final materials' },
  meets: { zh: '召开会议', en: 'Meeting' },
} as const;
export type PlanStepCode = keyof typeof PLAN_STEPS;

export interface PlanStep {
  code: PlanStepCode;
  /** `YYYY-MM-DD`, always a working day but for a meeting set on another. */
  on: string;
  state: 'done' | 'today' | 'late' | 'ahead';
}

/** 说明 → 审议 → 结论. */
export const AGENDA_STATES = {
  listed: { zh: '待上会', en: 'listed' },
  explained: { zh: '已说明', en: 'explained' },
  deliberated: { zh: '已审议', en: 'deliberated' },
  concluded: { zh: '已有结论', en: 'concluded' },
} as const;
export type AgendaState = keyof typeof AGENDA_STATES;

export const AGENDA_RESULTS = {
  passed: { zh: '通过', en: 'passed' },
  in_principle: { zh: '原则通过，修改完善后印发', en: 'passed in principle, to be revised and issued' },
  noted: { zh: '听取汇报', en: 'noted' },
  deferred: { zh: '暂缓', en: 'deferred' },
  rejected: { zh: '未通过', en: 'not passed' },
} as const;
export type AgendaResult = keyof typeof AGENDA_RESULTS;

export interface AgendaItem {
  id: string;
  title: string;
  /** Office or unit that presents it; never a person. */
  presenter: string;
  /** A briefing of the system laid before the meeting, or the name of another document. */
  briefingId: string | null;
  document: string;
  minutes: number;
  state: AgendaState;
  result: AgendaResult | null;
  /** 结论, in the office's words. */
  conclusion: string;
}

/** Counts by class; who it was is not recorded. */
export interface Attendance {
  /** 出席 may vote, 列席 may not. */
  class: 'voting' | 'non_voting';
  expected: number;
  present: number | null;
}

export interface Resolution {
  id: string;
  text: string;
  agendaItem: string | null;
}

export const REQUIREMENT_STATES = {
  open: { zh: '办理中', en: 'under way' },
  reported: { zh: '已报完成', en: 'reported done' },
  closed: { zh: '已销号', en: 'closed' },
} as const;
export type RequirementState = keyof typeof REQUIREMENT_STATES;

/** 下一步要求: what a meeting asks of a unit by a day; its state opens the next meeting's briefing. */
export interface Requirement {
  id: string;
  meetingId: string;
  period: Period;
  text: string;
  /** Owner unit. */
  unit: string;
  dueOn: string;
  state: RequirementState;
  createdAt: string;
  /** What the owner last reported. */
  progress: string;
  reportedAt: string | null;
  /** User id. */
  reportedBy: string | null;
  /** Closed only by somebody other than who reported it. */
  closedAt: string | null;
  /** User id. */
  closedBy: string | null;
  revision: number;
}

export interface MeetingBook {
  /** `YYYY-MM-DD` on which the notice of meeting went out; null while it has not. */
  noticedOn: string | null;
  /** `HH:MM` by the office's clock, from which the times of the agenda run; left out while it is not known. */
  startsAt?: string | undefined;
  agenda: AgendaItem[];
  attendance: Attendance[];
  resolutions: Resolution[];
  /** Grows with every change; a writer names the one he saw. */
  revision: number;
}
