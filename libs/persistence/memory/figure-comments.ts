/** FigureCommentStore and SavedViewStore in memory. */
import type { FigureComment } from '#domain/indicators/figure-comment.js';
import type { Period } from '#domain/period/period.js';
import type { FigureCommentStore, SavedViewRecord, SavedViewStore } from '#domain/ports/figure-comment-store.port.js';
import { alreadyThere, parentMissing, viewNameTaken } from '../refusals.js';
import { byKey, copied, iso, isoOrNull, type MemoryState } from './memory-state.js';

export class MemoryFigureCommentStore implements FigureCommentStore {
  constructor(private readonly state: MemoryState) {}

  async add(comment: FigureComment): Promise<void> {
    const { id, period, unit, thread, createdAt, resolvedAt } = comment;
    const { figureComments, periods, units } = this.state;
    if (figureComments.has(id)) throw alreadyThere();
    if (!periods.has(period) || !units.has(unit) || (thread !== null && !figureComments.has(thread))) throw parentMissing();
    figureComments.set(id, { ...comment, createdAt: iso(createdAt), resolvedAt: isoOrNull(resolvedAt) });
  }

  async get(id: string): Promise<FigureComment | null> {
    return copied(this.state.figureComments.get(id) ?? null);
  }

  async of(period: Period, units: string[]): Promise<FigureComment[]> {
    const asked = new Set(units);
    const found = [...this.state.figureComments.values()].filter((comment) => comment.period === period && asked.has(comment.unit));
    return copied(
      found.sort(
        byKey(
          (comment) => comment.createdAt,
          (comment) => comment.id,
        ),
      ),
    );
  }

  async resolve(id: string, resolved: { at: string; by: string } | null): Promise<void> {
    const comment = this.state.figureComments.get(id);
    if (comment?.thread === null)
      this.state.figureComments.set(id, { ...comment, resolvedAt: isoOrNull(resolved?.at ?? null), resolvedBy: resolved?.by ?? null });
  }
}

export class MemorySavedViewStore implements SavedViewStore {
  constructor(private readonly state: MemoryState) {}

  async save(view: SavedViewRecord): Promise<void> {
    if (!this.state.users.has(view.userId)) throw parentMissing();
    const others = [...this.state.savedViews.values()].filter((other) => other.id !== view.id);
    if (others.some((other) => other.userId === view.userId && other.name === view.name)) throw viewNameTaken(view.name);
    this.state.savedViews.set(view.id, { ...view, savedAt: iso(view.savedAt) });
  }

  async get(id: string): Promise<SavedViewRecord | null> {
    return copied(this.state.savedViews.get(id) ?? null);
  }

  async visibleTo(userId: string): Promise<(SavedViewRecord & { ownerName: string })[]> {
    const visible = [...this.state.savedViews.values()].filter((view) => view.userId === userId || view.shared);
    const sorted = visible.sort(
      byKey(
        (view) => view.name,
        (view) => view.id,
      ),
    );
    return sorted.map((view) => ({ ...view, ownerName: this.state.users.get(view.userId)!.displayName }));
  }

  async remove(id: string): Promise<void> {
    this.state.savedViews.delete(id);
  }
}
