/** A briefing (简报): a document tree for a meeting; the renderers draw it as PDF, DOCX, XLSX without adding a word or a figure. */
import type { Block } from '../dashboard/block.js';
import type { MeetingKind } from '../meeting/meeting.js';
import type { Period } from '../period/period.js';
import type { Sentence } from './sentence.js';

export type BriefingStatus =
  | 'queued'
  | 'rendering'
  | 'draft'
  | 'in_review'
  | 'releasing'
  | 'released'
  | 'superseded'
  | 'failed'
  | 'discarded';
export const BRIEFING_FORMATS = ['pdf', 'docx', 'xlsx'] as const;
export type BriefingFormat = (typeof BRIEFING_FORMATS)[number];
/** quarterly: 季度通报; bulletin: 简报第N期; unit_sheet: one page of one unit; deck: pages for the screen of a meeting; notice: 未报、迟报通知; annual: 年度总结. */
export type BriefingKind = 'quarterly' | 'bulletin' | 'unit_sheet' | 'deck' | 'notice' | 'annual';
/** Which page it is set on. `deck` is landscape, and every heading of level 1 opens a page. */
export type BriefingLayout = 'official' | 'bulletin' | 'sheet' | 'deck' | 'notice';

/**
 * `id` names a node for edits, comments and the gate: `<section>.<key>`, a list item `<section>.<list>.<item>`; keys are words where the section
 * gives one (`situation.filing`), else the place in the section (`situation.2`). A block keeps its own id, which no other block of the
 * document has. Unchanged from draft to draft as long as the section says the same thing.
 */
export type BriefingNode =
  /** `section`: name of the section it belongs to. */
  | { id: string; type: 'heading'; level: 1 | 2 | 3; text: string; section: string }
  | { id: string; type: 'paragraph'; sentence: Sentence }
  /** Numbered 1. 2. 3. by whoever prints it; see printedItems(). `start`: goes on from the list before, at this number. */
  | { id: string; type: 'list'; items: { id: string; sentence: Sentence }[]; start?: number }
  | { id: string; type: 'block'; block: Block }
  | { id: string; type: 'note'; text: string }
  | { id: string; type: 'page_break' };

export interface BriefingAnnex {
  /** Name of its section. */
  name: string;
  title: string;
  body: BriefingNode[];
}

export interface Briefing {
  kind: BriefingKind;
  layout: BriefingLayout;
  period: Period;
  unit: { code: string; name: string };
  /** Red banner: 局党建工作简报; empty = none. */
  masthead: string;
  /** 〔2026〕3号; empty = not numbered. */
  issue: string;
  issuingOffice: string;
  /** 2026年10月20日; empty = laid on a table, not issued. */
  issuedOn: string;
  title: string;
  /** 主送. */
  addressees: string | null;
  body: BriefingNode[];
  annexes: BriefingAnnex[];
  /** Printed on every page until it is released; absent on what is released. */
  mark?: string;
  /** 报 / 送 / 发 and copies. */
  distribution: { report: string[]; send: string[]; issue: string[]; copies: number | null };
  /** Leaves room for the seal above the date; a seal is never drawn. */
  sealSpace: boolean;
  /** Short code, and its address for the QR code of the last page (null where the system has none of its own); set at release. */
  verification: { code: string; url: string | null } | null;
  /** 数据截至…；27/30 个单位已审核; catalogue version; rendered with which fonts. */
  colophon: string[];
  dataVersion: number;
  catalogueVersion: string;
  language: 'zh' | 'en';
}

/** Who did it, and when. */
export interface BriefingStep {
  /** User id. */
  by: string;
  byName: string;
  at: string;
}

export interface BriefingRecord {
  id: string;
  period: Period;
  unit: string;
  kind: BriefingKind;
  status: BriefingStatus;
  meetingId: string | null;
  /** `office` asked for it, or the schedule made it. */
  origin: 'request' | 'schedule';
  /** Of the unit's papers of the kind in the year of issue; 0 until release is asked for, and of kinds that are not numbered. */
  issueNumber: number;
  /** As printed on the latest draft; null before the first. */
  title: string | null;
  dataVersion: number | null;
  /** Grows with every change of the document, a new draft among them; a writer names the one he saw. */
  revision: number;
  /** The revision at which the document was last made from the figures; later ones are people's words laid over it. */
  draftedRevision: number;
  /** How often drafting, or releasing, was begun: what takes workers down is given up. */
  attempts: number;
  createdAt: string;
  renderedAt: string | null;
  failure: string | null;
  /** Sent for review. */
  review: BriefingStep | null;
  /** Why it was sent back; null once it is sent for review again. */
  returnReason: string | null;
  /** Release asked for: the day of issue is that day. */
  release: BriefingStep | null;
  /** Given when release is first asked for, printed on what is released; nobody finds anything by it before. */
  verificationCode: string | null;
  releasedAt: string | null;
  /** The later release that took its place. */
  supersededBy: string | null;
  /** Of this revision: an edit takes them away, and what is downloaded is then drawn anew. */
  files: { format: BriefingFormat; sha256: string; size: number; pages: number }[];
}

/** The review meeting (例会) of a quarter: its date drives every other date of the quarter. */
export interface MeetingRecord {
  id: string;
  period: Period;
  kind: MeetingKind;
  title: string;
  /** `YYYY-MM-DD`. */
  meetsOn: string;
  /** Empty while it is not known. */
  place: string;
  /** Draft the briefing this many working days before the meeting. */
  draftDaysBefore: number;
  /** Draft it sooner, once this share (0–1] of the returns is accepted; null = on its day only. */
  draftShare: number | null;
  unit: string;
}
