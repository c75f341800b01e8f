/** Meetings and requirements as screens see them: `GET /meetings`, `GET /meetings/{id}`, `GET /requirements`. */
import type { BriefingRecord, MeetingRecord } from '../briefing/briefing.js';
import type { MeetingBook, PlanStep, Requirement } from '../meeting/meeting.js';

/** `draftsOn`: the day its briefing is drafted unasked, unless the share of accepted returns is reached before. */
export interface MeetingSummary extends MeetingRecord {
  draftsOn: string;
}

export interface MeetingView {
  record: MeetingRecord;
  unitName: string;
  /** In the order of their days. */
  plan: PlanStep[];
  /** Why the plan no longer fits, and what to change; null when it does. */
  problem: string | null;
  book: MeetingBook;
  /** Null while nothing was written. */
  bookSaved: { by: string; at: string } | null;
  /** By due day. */
  requirements: RequirementView[];
  /** Made for this meeting, newest first; sheets of single units are not among them. */
  briefings: MeetingBriefing[];
  mayManage: boolean;
}

export interface MeetingBriefing extends Pick<
  BriefingRecord,
  'id' | 'kind' | 'status' | 'origin' | 'issueNumber' | 'createdAt' | 'renderedAt' | 'failure'
> {
  /** Whether it is open to the reader: drafts stay on the office's desk. */
  maySee: boolean;
}

export interface RequirementView extends Omit<Requirement, 'reportedBy' | 'closedBy'> {
  unitName: string;
  meetingTitle: string;
  meetsOn: string;
  isOverdue: boolean;
  /** Display names. */
  reportedBy: string | null;
  closedBy: string | null;
  /** What the reader may do as it stands now. */
  mayAlter: boolean;
  mayReport: boolean;
  mayClose: boolean;
  mayReopen: boolean;
}
