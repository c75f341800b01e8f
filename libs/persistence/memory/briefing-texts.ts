/** BriefingEditStore, BriefingCommentStore, ReleaseStore and BriefingStyleStore in memory. */
import type { Briefing } from '#domain/briefing/briefing.js';
import type { BriefingComment, BriefingEdit } from '#domain/briefing/edit.js';
import type { ReleaseRecord } from '#domain/briefing/release.js';
import type { BriefingStyleRecord } from '#domain/briefing/style.js';
import type { BriefingCommentStore, BriefingEditStore, BriefingStyleStore, ReleaseStore } from '#domain/ports/briefing-text-store.port.js';
import { alreadyThere, parentMissing } from '../refusals.js';
import { byKey, copied, iso, isoOrNull, type MemoryState } from './memory-state.js';

export class MemoryBriefingEditStore implements BriefingEditStore {
  constructor(private readonly state: MemoryState) {}

  async addAll(edits: BriefingEdit[]): Promise<void> {
    const { briefingEdits, briefings } = this.state;
    for (const { briefingId, revision } of edits) {
      if (!briefings.has(briefingId)) throw parentMissing();
      if ([...briefingEdits.values()].some((edit) => edit.briefingId === briefingId && edit.revision === revision)) throw alreadyThere();
    }
    for (const edit of edits) briefingEdits.set(edit.id, { ...copied(edit), editedAt: iso(edit.editedAt) });
  }

  async of(briefingId: string): Promise<BriefingEdit[]> {
    const edits = [...this.state.briefingEdits.values()].filter((edit) => edit.briefingId === briefingId);
    return copied(edits.sort((a, b) => a.revision - b.revision));
  }
}

export class MemoryBriefingCommentStore implements BriefingCommentStore {
  constructor(private readonly state: MemoryState) {}

  async add(comment: BriefingComment): Promise<void> {
    const { briefingComments, briefings } = this.state;
    const { id, briefingId, thread, createdAt, resolvedAt } = comment;
    if (briefingComments.has(id)) throw alreadyThere();
    if (!briefings.has(briefingId) || (thread !== null && !briefingComments.has(thread))) throw parentMissing();
    briefingComments.set(id, { ...comment, createdAt: iso(createdAt), resolvedAt: isoOrNull(resolvedAt) });
  }

  async of(briefingId: string): Promise<BriefingComment[]> {
    const comments = [...this.state.briefingComments.values()].filter((comment) => comment.briefingId === briefingId);
    return copied(
      comments.sort(
        byKey(
          (comment) => comment.createdAt,
          (comment) => comment.id,
        ),
      ),
    );
  }

  async resolve(id: string, resolved: { at: string; by: string } | null): Promise<void> {
    const comment = this.state.briefingComments.get(id);
    if (comment?.thread !== null) return;
    const now = { resolvedAt: isoOrNull(resolved?.at ?? null), resolvedBy: resolved?.by ?? null };
    this.state.briefingComments.set(id, { ...comment, ...now });
  }
}

export class MemoryReleaseStore implements ReleaseStore {
  constructor(private readonly state: MemoryState) {}

  async add(release: ReleaseRecord, document: Briefing): Promise<void> {
    const { briefingReleases, briefings } = this.state;
    const { briefingId, verificationCode, releasedAt } = release;
    if (!briefings.has(briefingId)) throw parentMissing();
    const isTaken = [...briefingReleases.values()].some((one) => one.release.verificationCode === verificationCode);
    if (isTaken || briefingReleases.has(briefingId)) throw alreadyThere();
    briefingReleases.set(briefingId, copied({ release: { ...release, releasedAt: iso(releasedAt) }, document }));
  }

  async get(briefingId: string): Promise<ReleaseRecord | null> {
    return copied(this.state.briefingReleases.get(briefingId)?.release ?? null);
  }

  async document(briefingId: string): Promise<Briefing | null> {
    return copied(this.state.briefingReleases.get(briefingId)?.document ?? null);
  }

  async briefingOf(verificationCode: string): Promise<string | null> {
    const found = [...this.state.briefingReleases].find(([, { release }]) => release.verificationCode === verificationCode);
    return found?.[0] ?? null;
  }
}

export class MemoryBriefingStyleStore implements BriefingStyleStore {
  constructor(private readonly state: MemoryState) {}

  async get(unit: string): Promise<BriefingStyleRecord | null> {
    return copied(this.state.briefingStyles.get(unit) ?? null);
  }

  async save(record: BriefingStyleRecord, seen: number): Promise<boolean> {
    const { briefingStyles, units } = this.state;
    if (!units.has(record.unit)) throw parentMissing();
    if ((briefingStyles.get(record.unit)?.revision ?? 0) !== seen) return false;
    briefingStyles.set(record.unit, { ...copied(record), savedAt: iso(record.savedAt) });
    return true;
  }
}
