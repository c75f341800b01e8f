/** Sends a draft for review, and back with a reason. */
import type { Actor } from '#domain/access/actor.js';
import { moveBriefing } from '#domain/briefing/briefing-state.js';
import type { Ports } from '../ports.js';
import { checkedReason } from '../periods/office-only.js';
import { recordAct } from '../record-act.js';
import { findBriefing, lockBriefing } from './find-briefing.js';

export class ReviewBriefing {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  async send(input: { actor: Actor; id: string }): Promise<void> {
    const { actor, id } = input;
    const { database, clock } = this.ports;
    await findBriefing(database, input, 'manage');
    const at = clock.now();
    await database.transaction(async (stores) => {
      const { status, revision } = await lockBriefing(stores, id);
      const review = { by: actor.userId, byName: actor.displayName, at: at.toISOString() };
      await stores.briefings.change(id, { status: moveBriefing(status, 'review'), review, returnReason: null });
      await recordAct(stores, { at, actor, action: 'briefing.review', object: id, detail: { revision } });
    });
  }

  async sendBack(input: { actor: Actor; id: string; reason: string }): Promise<void> {
    const { actor, id } = input;
    const { database, clock } = this.ports;
    await findBriefing(database, input, 'manage');
    const reason = checkedReason(input.reason);
    const at = clock.now();
    await database.transaction(async (stores) => {
      const { status, revision } = await lockBriefing(stores, id);
      await stores.briefings.change(id, { status: moveBriefing(status, 'send_back'), returnReason: reason });
      await recordAct(stores, { at, actor, action: 'briefing.send_back', object: id, detail: { revision, reason } });
    });
  }
}
