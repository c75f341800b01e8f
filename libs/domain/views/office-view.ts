/** The office's one page: who filed, who is late and how to reach him, what is open, what changed, what it costs the units: `GET /office`. */
import type { MessageKind, ChannelName, DeliveryStatus } from '../message/message.js';
import type { FilingStatus } from './return-view.js';

/** One unit of the tree with the filing of its whole subtree. */
export interface BoardRow {
  unit: string;
  unitName: string;
  parent: string | null;
  path: string;
  /** Expected to file itself. */
  expectedItself: boolean;
  status: FilingStatus;
  late: boolean;
  /** Of the subtree, itself included. */
  expected: number;
  /** Filed: waiting for review, or accepted. */
  submitted: number;
  accepted: number;
  returned: number;
  lateCount: number;
  /** Reminders sent in the quarter: those of the schedule and the office's own. */
  reminders: number;
}

/** A unit that has still to act, with whom to call and how it used to file. */
export interface LateRow {
  unit: string;
  unitName: string;
  path: string;
  status: FilingStatus;
  dueOn: string;
  locksOn: string;
  /** Own days were granted. */
  excepted: boolean;
  /** Working days past the due day; negative = still to come. */
  daysLate: number;
  contacts: { name: string; phone: string | null; email: string | null; lastSignInAt: string | null }[];
  /** The last four quarters, oldest first. */
  history: { period: string; filing: 'on_time' | 'late' | 'missing' | 'not_expected' }[];
  lastTold: { at: string; kind: MessageKind; channels: { channel: ChannelName; status: DeliveryStatus }[] } | null;
}

export interface OfficeView {
  period: string;
  asOf: string;
  board: BoardRow[];
  late: LateRow[];
  questions: {
    id: string;
    unit: string;
    unitName: string;
    element: string | null;
    authorName: string;
    text: string;
    createdAt: string;
    answers: number;
  }[];
  /** Since this time yesterday, newest first, at most 100. */
  since: string;
  events: {
    at: string;
    unit: string;
    unitName: string;
    act: 'saved' | 'submitted' | 'accepted' | 'returned' | 'corrected' | 'asked';
    version: number;
    by: string;
  }[];
  /** Units nobody reviews, units nobody files for. */
  withoutReviewer: { unit: string; unitName: string }[];
  withoutClerk: { unit: string; unitName: string }[];
  burden: BurdenView;
}

/** What the quarter asks of the units, measured. */
export interface BurdenView {
  /** Cells of a return, median over the units that file; of them filled in by us. */
  cellsAsked: number;
  cellsPrefilled: number;
  /** Cells all units together are asked to type. */
  cellsTyped: number;
  /** Versions needed until the accepted one, median; null while none is accepted. */
  versionsToAccepted: number | null;
  /** Minutes between a unit's first draft and its submission, median; null while nothing was submitted. */
  minutesToSubmit: number | null;
  /** Warnings a unit had to explain, median of submitted returns. */
  notesWritten: number | null;
  /** Elements no indicator, rule or briefing reads. */
  unread: { element: string; name: string }[];
}
