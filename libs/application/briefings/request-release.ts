/** Asks for a briefing to be released: from now on it stands still until its files are made and checked. */
import type { Actor } from '#domain/access/actor.js';
import { moveBriefing } from '#domain/briefing/briefing-state.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { findBriefing, lockBriefing } from './find-briefing.js';
import { giveNumber } from './give-number.js';
import { OTHER_WORDS, refused, whyNoRelease } from './release-rules.js';
import { newCode } from './verification-code.js';

export class RequestRelease {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  /** `seen`: the revision that was read; another one is a `conflict`. */
  async run(input: { actor: Actor; id: string; seen?: number }): Promise<void> {
    const { database, clock, doorbell } = this.ports;
    const { actor, id } = input;
    const { path } = await findBriefing(database, input, 'manage');
    const at = clock.now();
    await database.transaction(async (stores) => {
      const record = await lockBriefing(stores, id);
      const status = moveBriefing(record.status, 'release');
      if (input.seen !== undefined && input.seen !== record.revision) throw refused(OTHER_WORDS);
      const { why, isAlone } = await whyNoRelease(stores, { actor, record, path, edits: await stores.briefingEdits.of(id) });
      if (why) throw refused(why);
      await stores.briefings.change(id, {
        ...{ status, attempts: 0, failure: null },
        release: { by: actor.userId, byName: actor.displayName, at: at.toISOString() },
        issueNumber: await giveNumber(stores, record, at),
        verificationCode: record.verificationCode ?? newCode(),
      });
      await stores.outbox.add('briefing.release', { briefingId: id }, at.toISOString());
      // An office of one person releases its own words: whoever audits is told so.
      const detail = { revision: record.revision, byLastEditor: isAlone };
      await recordAct(stores, { at, actor, action: 'briefing.ask_release', object: id, detail });
    });
    doorbell.ring();
  }
}
