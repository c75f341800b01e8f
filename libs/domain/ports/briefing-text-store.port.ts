/** What people write into and about a briefing, what is frozen when it is released, and how an office's briefings look. */
import type { Briefing } from '../briefing/briefing.js';
import type { BriefingComment, BriefingEdit } from '../briefing/edit.js';
import type { ReleaseRecord } from '../briefing/release.js';
import type { BriefingStyleRecord } from '../briefing/style.js';

export interface BriefingEditStore {
  /** In this order within their revision. */
  addAll(edits: BriefingEdit[]): Promise<void>;
  /** In the order they were made. */
  of(briefingId: string): Promise<BriefingEdit[]>;
}

export interface BriefingCommentStore {
  add(comment: BriefingComment): Promise<void>;
  /** Oldest first. */
  of(briefingId: string): Promise<BriefingComment[]>;
  /** First comments of threads only; null opens it again. */
  resolve(id: string, resolved: { at: string; by: string } | null): Promise<void>;
}

export interface ReleaseStore {
  /** Never altered afterwards. Throws `conflict` when the briefing has one, or the code is taken. */
  add(release: ReleaseRecord, document: Briefing): Promise<void>;
  get(briefingId: string): Promise<ReleaseRecord | null>;
  /** As it was released, edits and all. */
  document(briefingId: string): Promise<Briefing | null>;
  /** Id of the briefing a verification code was printed on. */
  briefingOf(verificationCode: string): Promise<string | null>;
}

export interface BriefingStyleStore {
  get(unit: string): Promise<BriefingStyleRecord | null>;
  /** False when its revision is not `seen` any more (0: there was none). */
  save(record: BriefingStyleRecord, seen: number): Promise<boolean>;
}
