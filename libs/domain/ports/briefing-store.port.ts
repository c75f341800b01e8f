/** Meetings with their books and requirements, briefings and the files made of them. */
import type { Briefing, BriefingKind, BriefingRecord, BriefingStatus, MeetingRecord } from '../briefing/briefing.js';
import type { GateReport } from '../briefing/gate.js';
import type { MeetingBook, Requirement, RequirementState } from '../meeting/meeting.js';
import type { Period } from '../period/period.js';

export interface MeetingStore {
  /** Newest first. */
  all(): Promise<MeetingRecord[]>;
  get(id: string): Promise<MeetingRecord | null>;
  save(meeting: MeetingRecord): Promise<void>;
  /** With its book; its briefings stay, as those of their quarter. Throws `conflict` while it has requirements. */
  remove(id: string): Promise<void>;
  /** The book as it is now, or as it was in one revision; null where there is none. */
  book(id: string, revision?: number): Promise<SavedBook | null>;
  /** Every revision is kept. Throws `conflict` when there is one of that number. */
  addBook(id: string, saved: SavedBook): Promise<void>;
}

export interface SavedBook {
  book: MeetingBook;
  /** Display name. */
  savedBy: string;
  savedAt: string;
}

export interface RequirementStore {
  add(requirement: Requirement): Promise<void>;
  get(id: string): Promise<Requirement | null>;
  /** False when its revision is not `seen` any more: somebody else was faster. */
  save(requirement: Requirement, seen: number): Promise<boolean>;
  /** By due day; what is left open in the question matches everything. */
  find(where: { meetingId?: string; unit?: string; state?: RequirementState }): Promise<Requirement[]>;
}

/** A briefing that is asked for. */
export type NewBriefing = Pick<BriefingRecord, 'id' | 'period' | 'unit' | 'kind' | 'meetingId' | 'origin' | 'createdAt'> & {
  runKey: string;
};

/** What a step in the life of a briefing writes; what is left out stays as it is. */
export type BriefingChange = Partial<
  Pick<
    BriefingRecord,
    | ('status' | 'title' | 'dataVersion' | 'revision' | 'draftedRevision' | 'attempts' | 'renderedAt' | 'failure' | 'files')
    | ('review' | 'returnReason' | 'release' | 'issueNumber' | 'verificationCode' | 'releasedAt' | 'supersededBy')
  >
> & { document?: Briefing; renderedWith?: string; gate?: GateReport };

/** What the archive is searched by. */
export interface BriefingFilter {
  year?: number | undefined;
  kind?: BriefingKind | undefined;
  status?: BriefingStatus | undefined;
  /** Part of the title, of the unit's name or of the words of the released paper, in whatever case. */
  text?: string | undefined;
}

export interface BriefingStore {
  /** Throws `conflict` when `runKey` exists: at most one scheduled draft per meeting, kind and attempt. */
  create(briefing: NewBriefing): Promise<void>;
  get(id: string): Promise<BriefingRecord | null>;
  /** As get(), holding the row until the transaction ends. */
  lock(id: string): Promise<BriefingRecord | null>;
  byRunKey(runKey: string): Promise<BriefingRecord | null>;
  /** Newest first. */
  all(): Promise<BriefingRecord[]>;
  /** Newest first, without those that were discarded. */
  find(filter: BriefingFilter, limit: number): Promise<BriefingRecord[]>;
  /** All of the unit's briefings of the kind, newest first; whoever asks for the same ones waits until the transaction ends. */
  lockSeries(unit: string, kind: BriefingKind): Promise<BriefingRecord[]>;
  /** As UploadStore.claim(): takes what waits to be drafted (and sets `rendering`) or to be released, counts the attempt, writes the lease token. */
  claim(id: string, work: 'draft' | 'release', leaseToken: string, now: string, leaseUntil: string): Promise<boolean>;
  /** Heartbeat of the holder, as UploadStore.renew(). */
  renew(id: string, leaseToken: string, leaseUntil: string): Promise<boolean>;
  /** Fenced final write: false when the lease is somebody else's by now. */
  finish(id: string, leaseToken: string, change: BriefingChange): Promise<boolean>;
  /** As UploadStore.release(). */
  release(id: string, leaseToken: string, counts: boolean): Promise<void>;
  /** By whoever holds the row (lock()). */
  change(id: string, change: BriefingChange): Promise<void>;
  /** As last made from the figures, without what people changed. */
  document(id: string): Promise<Briefing | null>;
  /** What the last check for release found. */
  gate(id: string): Promise<GateReport | null>;
  /** To be drafted or released, and nobody at it. */
  waiting(before: string, limit: number): Promise<BriefingRecord[]>;
  ofKind(period: Period, unit: string, kind: BriefingKind): Promise<BriefingRecord[]>;
}
