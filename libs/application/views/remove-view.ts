/** Throws a view away. */
import type { Actor } from '#domain/access/actor.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { findOwnView } from './find-own-view.js';

export class RemoveView {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  async run({ actor, id }: { actor: Actor; id: string }): Promise<void> {
    const { database, clock } = this.ports;
    await database.transaction(async (stores) => {
      const { name, address, shared } = await findOwnView(stores, actor, id);
      await stores.savedViews.remove(id);
      await recordAct(stores, { at: clock.now(), actor, action: 'view.remove', object: id, detail: { name, address, shared } });
    });
  }
}
