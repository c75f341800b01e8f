/** Takes a draft off the desk: its row and its words stay for the audit, nobody is shown it any more. */
import type { Actor } from '#domain/access/actor.js';
import { moveBriefing } from '#domain/briefing/briefing-state.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { findBriefing, lockBriefing } from './find-briefing.js';

export class DiscardBriefing {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  /** Throws `conflict` for what is released, or being made. */
  async run(input: { actor: Actor; id: string }): Promise<void> {
    const { database, clock } = this.ports;
    const { actor, id } = input;
    await findBriefing(database, input, 'manage');
    await database.transaction(async (stores) => {
      const { period, unit, kind, revision, status } = await lockBriefing(stores, id);
      await stores.briefings.change(id, { status: moveBriefing(status, 'discard') });
      const detail = { period, unit, kind, revision, was: status };
      await recordAct(stores, { at: clock.now(), actor, action: 'briefing.discard', object: id, detail });
    });
  }
}
