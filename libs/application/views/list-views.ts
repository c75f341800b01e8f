/** Views kept by name: the reader's own, and those shared with everybody, as far as the units they name are his to see. */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import type { SavedView } from '#domain/views/figure-view.js';
import { addressWith, unitsOfAddress } from '#domain/views/view-address.js';
import type { Ports } from '../ports.js';

export class ListViews {
  constructor(private readonly ports: Pick<Ports, 'database'>) {}

  async run({ actor }: { actor: Actor }): Promise<SavedView[]> {
    const { savedViews, units } = this.ports.database;
    const views = await savedViews.visibleTo(actor.userId);
    const known = await units.byCodes([...new Set(views.flatMap(({ address }) => unitsOfAddress(address)))]);
    const names = new Map(known.flatMap(({ code, path, shortName }) => (may(actor, 'figures.read', path) ? [[code, shortName]] : [])));
    return views.map(({ id, name, address, shared, savedAt, userId, ownerName }) => {
      const mine = userId === actor.userId;
      return {
        ...{ id, name, shared, savedAt, mine },
        address: mine ? address : addressWith(address, (code) => names.has(code)),
        units: unitsOfAddress(address).flatMap((code) => names.get(code) ?? []),
        owner: ownerName,
      };
    });
  }
}
