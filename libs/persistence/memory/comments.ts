/** CommentStore in memory. */
import type { Period } from '#domain/period/period.js';
import type { CommentStore } from '#domain/ports/comment-store.port.js';
import type { CommentRecord } from '#domain/return/comment.js';
import { alreadyThere, parentMissing } from '../refusals.js';
import { byKey, copied, iso, isoOrNull, keyOf, type MemoryState } from './memory-state.js';

export class MemoryCommentStore implements CommentStore {
  constructor(private readonly state: MemoryState) {}

  async add(comment: CommentRecord): Promise<void> {
    const { id, period, unit, thread, createdAt, resolvedAt } = comment;
    if (this.state.comments.has(id)) throw alreadyThere();
    if (!this.state.periodUnits.has(keyOf(period, unit)) || (thread !== null && !this.state.comments.has(thread))) throw parentMissing();
    this.state.comments.set(id, { ...comment, createdAt: iso(createdAt), resolvedAt: isoOrNull(resolvedAt) });
  }

  async get(id: string): Promise<CommentRecord | null> {
    return copied(this.state.comments.get(id) ?? null);
  }

  async ofReturn(period: Period, unit: string): Promise<CommentRecord[]> {
    return this.find((comment) => comment.period === period && comment.unit === unit);
  }

  async open(period: Period, units?: string[]): Promise<CommentRecord[]> {
    const asked = units && new Set(units);
    return this.find((c) => c.period === period && c.thread === null && c.resolvedAt === null && (!asked || asked.has(c.unit)));
  }

  async answers(threads: string[]): Promise<Map<string, number>> {
    const asked = new Set(threads);
    const found = new Map<string, number>();
    for (const { thread } of this.state.comments.values())
      if (thread !== null && asked.has(thread)) found.set(thread, (found.get(thread) ?? 0) + 1);
    return found;
  }

  async resolve(id: string, resolved: { at: string; by: string } | null): Promise<void> {
    const comment = this.state.comments.get(id);
    if (comment?.thread === null)
      this.state.comments.set(id, { ...comment, resolvedAt: isoOrNull(resolved?.at ?? null), resolvedBy: resolved?.by ?? null });
  }

  private find(matches: (comment: CommentRecord) => boolean): CommentRecord[] {
    const found = [...this.state.comments.values()].filter(matches);
    return copied(
      found.sort(
        byKey(
          (c) => c.createdAt,
          (c) => c.id,
        ),
      ),
    );
  }
}
