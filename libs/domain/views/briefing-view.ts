/** Periods and briefings as screens see them: `GET /periods`, `GET /briefings`. */
import type { Briefing, BriefingKind, BriefingRecord } from '../briefing/briefing.js';
import type { BriefingEdit } from '../briefing/edit.js';
import type { BriefingFlag } from '../briefing/flags.js';
import type { GateReport } from '../briefing/gate.js';
import type { ChangeGroup } from '../briefing/release.js';
import type { BoundFigure, Sentence } from '../briefing/sentence.js';
import type { BriefingStyle, KindStyle } from '../briefing/style.js';
import type { PeriodRecord } from '../period/period.js';

export interface PeriodView extends PeriodRecord {
  /** 2026年第三季度. */
  name: string;
  meetsOn: string | null;
}
/** `verificationCode` only where it can be verified: on what is released. */
export interface BriefingView extends Omit<BriefingRecord, 'attempts' | 'draftedRevision'> {
  title: string;
  unitName: string;
}

/** What the editor of a briefing stands on: `GET /briefings/{id}`. */
export interface BriefingDetail {
  view: BriefingView;
  /** As it stands, people's words laid over; of a released one as it was released. Null before the first draft. */
  document: Briefing | null;
  /** What each figure of its words is called, by `figureKey`. */
  figureNames: Record<string, string>;
  /** Nodes that people changed, with what the draft says there. */
  edited: EditedNode[];
  flags: BriefingFlag[];
  /** What the last check for release found: for the office, and once it is released for every reader. */
  gate: GateReport | null;
  /** Larger than that of the document: the figures have moved, and it can be drafted anew. */
  newestDataVersion: number;
  may: { edit: boolean; comment: boolean; review: boolean; sendBack: boolean; release: boolean; discard: boolean };
  /** Why it may not be released by this reader now, where he releases briefings at all; null when he may. */
  whyNoRelease: string | null;
  /** Whoever releases it now wrote it himself, and the office has nobody else to look. */
  releasesOwnWords: boolean;
  /** Whether what is released says an address to scan; where the system has none of its own, it prints the code alone. */
  hasAddress: boolean;
  openThreads: number;
}

export interface EditedNode {
  node: string;
  /** `insert`: added, and still there; `remove` also of what was added. */
  kind: 'replace' | 'insert' | 'remove';
  by: string;
  at: string;
  /** Where an inserted one was put. */
  after: string | null;
  /** What the draft says there; null where it says nothing. */
  generated: Sentence | null;
  /** People's words; null where they took it out. */
  sentence: Sentence | null;
}

/** One change, newest first: `GET /briefings/{id}/history`. */
export interface EditView {
  id: string;
  node: string;
  /** Printed title of its section; "" where the draft no longer has it. */
  section: string;
  kind: BriefingEdit['kind'];
  by: string;
  at: string;
  revision: number;
  /** Words before and after; "" where there were none. */
  before: string;
  after: string;
}

/** `GET /briefings/{id}/comments`. */
export interface BriefingThreadView {
  id: string;
  node: string;
  comments: { id: string; author: string; text: string; at: string }[];
  resolvedAt: string | null;
  resolvedBy: string | null;
  mayResolve: boolean;
}

/** One figure a sentence may be bound to: `GET /briefings/{id}/figures`. */
export interface BindableView {
  figure: BoundFigure;
  name: string;
  unitName: string;
}

/** 与会议材料相比的变化: `GET /briefings/{id}/changes`. */
export interface BriefingChanges {
  /** When it was released. */
  releasedAt: string;
  dataVersion: number;
  newestDataVersion: number;
  /** Figures by what moved them. */
  groups: ChangeGroup[];
  /** Cells and points of tables and charts that would not be printed by now, and of which. */
  gone: { count: number; places: string[] };
}

/** `GET /briefing-style`. */
export interface BriefingStyleView {
  unit: string;
  unitName: string;
  style: BriefingStyle;
  /** 0: nobody has set one, and this is what is used. */
  revision: number;
  savedBy: string | null;
  savedAt: string | null;
  /** Every kind with its own words, sections and annexes: what can be ordered, renamed and left out. */
  kinds: KindOutline[];
  /** What may stand in braces. */
  fields: { name: string; says: string }[];
}
/** `GET /briefing-style/fonts`. */
export interface FontView {
  /** 小标宋. */
  name: string;
  family: string;
  /** The office's own; else a free stand-in. */
  isOwn: boolean;
}
export interface KindOutline {
  kind: BriefingKind;
  name: string;
  words: KindStyle;
  sections: { name: string; title: string }[];
  annexes: { name: string; title: string }[];
}
