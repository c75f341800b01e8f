/** Keeps the address of a screen under a name: a new one, or another in its place. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { viewAddress } from '#domain/views/view-address.js';
import { assertOffice } from '../periods/office-only.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { findOwnView } from './find-own-view.js';

export const MOST_VIEWS = 100;

interface SaveViewInput {
  actor: Actor;
  /** Of the view to replace; null keeps a new one. */
  id: string | null;
  name: string;
  address: string;
  /** For everybody to see; only the office shares. */
  shared: boolean;
}

export class SaveView {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  /** Answers with its id. Throws `conflict` for a name its owner has already. */
  async run({ actor, id, name, shared, ...input }: SaveViewInput): Promise<string> {
    const { database, clock } = this.ports;
    const address = viewAddress(input.address);
    if (shared) assertOffice(actor, { zh: '共享视图', en: 'shares views' });
    const at = clock.now();
    return database.transaction(async (stores) => {
      const known = id === null ? null : await findOwnView(stores, actor, id);
      if (!known) await assertRoom(stores.savedViews.visibleTo(actor.userId), actor);
      const view = { id: known?.id ?? randomUUID(), userId: known?.userId ?? actor.userId, name, address, shared };
      await stores.savedViews.save({ ...view, savedAt: at.toISOString() });
      await recordAct(stores, {
        at,
        actor,
        action: known ? 'view.alter' : 'view.save',
        object: view.id,
        detail: { name, address, shared },
      });
      return view.id;
    });
  }
}

async function assertRoom(visible: Promise<{ userId: string }[]>, actor: Actor): Promise<void> {
  if ((await visible).filter((view) => view.userId === actor.userId).length >= MOST_VIEWS)
    throw new DomainError('conflict', {
      zh: `最多保存 ${MOST_VIEWS} 个视图，请先删除不用的`,
      en: `You may keep at most ${MOST_VIEWS} views; delete some first`,
    });
}
