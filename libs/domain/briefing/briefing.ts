/** A briefing (简报): a document tree for a meeting; the renderers draw it as PDF, DOCX, XLSX without adding a word or a figure. */
import type { Block } from '../dashboard/block.js';
import type { Period } from '../period/period.js';

export type BriefingStatus = 'queued' | 'rendering' | 'draft' | 'in_review' | 'released' | 'failed';
export type BriefingKind = 'quarterly';

/** A sentence keeps the figures it was written from, so that a later correction can flag it. */
export interface BoundFigure {
  code: string;
  display: string;
  value: number | null;
}

export type BriefingNode =
  | { type: 'heading'; level: 1 | 2 | 3; text: string }
  | { type: 'paragraph'; text: string; figures: BoundFigure[] }
  | { type: 'list'; items: { text: string; figures: BoundFigure[] }[] }
  | { type: 'block'; block: Block }
  | { type: 'note'; text: string }
  | { type: 'page_break' };

export interface Briefing {
  kind: BriefingKind;
  period: Period;
  unit: { code: string; name: string };
  /** Red banner: 局党建工作简报. */
  masthead: string;
  /** 〔2026〕第3期. */
  issue: string;
  issuingOffice: string;
  /** 2026年10月20日. */
  issuedOn: string;
  title: string;
  /** 主送. */
  addressees: string | null;
  body: BriefingNode[];
  annexes: { title: string; body: BriefingNode[] }[];
  /** 报 / 送 / 发 and copies. */
  distribution: { report: string[]; send: string[]; issue: string[]; copies: number | null };
  /** 数据截至…；27/30 个单位已审核; catalogue version; rendered with which fonts. */
  colophon: string[];
  dataVersion: number;
  catalogueVersion: string;
  language: 'zh' | 'en';
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
  issueNumber: number;
  dataVersion: number | null;
  /** How often drafting was begun: what takes workers down is given up. */
  attempts: number;
  createdAt: string;
  renderedAt: string | null;
  failure: string | null;
  files: { format: 'pdf'; sha256: string; size: number; pages: number }[];
}

/** The quarterly review meeting (例会): its date drives every other date of the quarter. */
export interface MeetingRecord {
  id: string;
  period: Period;
  title: string;
  /** `YYYY-MM-DD`. */
  meetsOn: string;
  /** Draft the briefing this many days before the meeting. */
  draftDaysBefore: number;
  unit: string;
}
