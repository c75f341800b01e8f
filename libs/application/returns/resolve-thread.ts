/** Closes a thread, or opens it again; either side may. */
import type { Actor } from '#domain/access/actor.js';
import type { Period } from '#domain/period/period.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { findTalk, findThread } from './find-talk.js';

export class ResolveThread {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock'>) {}

  /** `id`: of its first comment. Closing what is closed changes nothing. */
  async run(input: { actor: Actor; period: Period; unit: string; id: string; open: boolean }): Promise<void> {
    const { database, clock } = this.ports;
    const { unit, isSeen } = await findTalk(this.ports, input);
    const at = clock.now();
    await database.transaction(async (stores) => {
      const first = await findThread(stores, input, input.id, isSeen);
      if ((first.resolvedAt === null) === input.open) return;
      await stores.comments.resolve(first.id, input.open ? null : { at: at.toISOString(), by: input.actor.userId });
      await recordAct(stores, {
        at,
        actor: input.actor,
        action: input.open ? 'return.reopen_thread' : 'return.close_thread',
        object: `${input.period}/${unit.code}`,
        detail: { thread: first.id },
      });
    });
  }
}
