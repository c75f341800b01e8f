/** Sends a draft for review, and back with a reason; the other side is told. */
import type { Actor } from '#domain/access/actor.js';
import { moveBriefing } from '#domain/briefing/briefing-state.js';
import type { Ports } from '../ports.js';
import { checkedReason } from '../periods/office-only.js';
import { recordAct } from '../record-act.js';
import { findBriefing, lockBriefing } from './find-briefing.js';
import { tellOffice } from './tell-office.js';

export class ReviewBriefing {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  async send(input: { actor: Actor; id: string }): Promise<void> {
    const { actor, id } = input;
    const { database, clock, doorbell } = this.ports;
    await findBriefing(database, input, 'manage');
    const at = clock.now();
    await database.transaction(async (stores) => {
      const record = await lockBriefing(stores, id);
      const { status, revision } = record;
      const review = { by: actor.userId, byName: actor.displayName, at: at.toISOString() };
      await stores.briefings.change(id, { status: moveBriefing(status, 'review'), review, returnReason: null });
      await recordAct(stores, { at, actor, action: 'briefing.review', object: id, detail: { revision } });
      await tellOffice(stores, { kind: 'briefing_review', at, actor, record: { ...record, review } });
    });
    doorbell.ring();
  }

  async sendBack(input: { actor: Actor; id: string; reason: string }): Promise<void> {
    const { actor, id } = input;
    const { database, clock, doorbell } = this.ports;
    await findBriefing(database, input, 'manage');
    const reason = checkedReason(input.reason);
    const at = clock.now();
    await database.transaction(async (stores) => {
      const record = await lockBriefing(stores, id);
      const { status, revision } = record;
      await stores.briefings.change(id, { status: moveBriefing(status, 'send_back'), returnReason: reason });
      await recordAct(stores, { at, actor, action: 'briefing.send_back', object: id, detail: { revision, reason } });
      await tellOffice(stores, { kind: 'briefing_sent_back', at, actor, record, reason });
    });
    doorbell.ring();
  }
}
