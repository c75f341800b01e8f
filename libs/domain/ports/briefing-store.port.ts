/** Meetings with their books and requirements, briefings and the files made of them. */
import type { Briefing, BriefingKind, BriefingRecord, BriefingStatus, MeetingRecord } from '../briefing/briefing.js';
import type { MeetingBook, Requirement, RequirementState } from '../meeting/meeting.js';
import type { Period } from '../period/period.js';

export interface MeetingStore {
  /** Newest first. */
  all(): Promise<MeetingRecord[]>;
  get(id: string): Promise<MeetingRecord | null>;
  save(meeting: MeetingRecord): Promise<void>;
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

export interface BriefingStore {
  /** Throws `conflict` when `runKey` exists: at most one scheduled draft per meeting, kind and attempt. */
  create(
    record: Omit<BriefingRecord, 'status' | 'attempts' | 'renderedAt' | 'failure' | 'files' | 'dataVersion'> & { runKey: string },
  ): Promise<void>;
  get(id: string): Promise<BriefingRecord | null>;
  byRunKey(runKey: string): Promise<BriefingRecord | null>;
  /** Newest first. */
  all(): Promise<BriefingRecord[]>;
  /** Highest issue number used in the year, 0 when none. */
  lastIssueNumber(year: number): Promise<number>;
  /** As UploadStore.claim(): sets `rendering`, counts the attempt, writes the lease token. */
  claim(id: string, leaseToken: string, now: string, leaseUntil: string): Promise<boolean>;
  /** Heartbeat of the holder, as UploadStore.renew(). */
  renew(id: string, leaseToken: string, leaseUntil: string): Promise<boolean>;
  /** Fenced final write. */
  finish(
    id: string,
    leaseToken: string,
    result: {
      status: BriefingStatus;
      document: Briefing | null;
      dataVersion: number | null;
      renderedAt: string;
      failure: string | null;
      renderedWith: string | null;
    },
    files: BriefingRecord['files'],
  ): Promise<boolean>;
  /** As UploadStore.release(). */
  release(id: string, leaseToken: string, counts: boolean): Promise<void>;
  document(id: string): Promise<Briefing | null>;
  setStatus(id: string, from: BriefingStatus, to: BriefingStatus): Promise<boolean>;
  waiting(before: string, limit: number): Promise<BriefingRecord[]>;
  ofKind(period: Period, unit: string, kind: BriefingKind): Promise<BriefingRecord[]>;
}
