/** Views kept by name: the reader's own, and those shared with everybody. */
import type { Actor } from '#domain/access/actor.js';
import type { SavedView } from '#domain/views/figure-view.js';
import type { Ports } from '../ports.js';

export class ListViews {
  constructor(private readonly ports: Pick<Ports, 'database'>) {}

  async run({ actor }: { actor: Actor }): Promise<SavedView[]> {
    const views = await this.ports.database.savedViews.visibleTo(actor.userId);
    return views.map(({ id, name, address, shared, savedAt, userId, ownerName }) => ({
      ...{ id, name, address, shared, savedAt },
      owner: ownerName,
      mine: userId === actor.userId,
    }));
  }
}
