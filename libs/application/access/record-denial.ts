/** Leaves an audit row for every call that a role did not allow. */
import type { Actor } from '#domain/access/actor.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';

export class RecordDenial {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  run(input: { actor: Actor; route: string }): Promise<void> {
    return recordAct(this.ports.database, {
      at: this.ports.clock.now(),
      actor: input.actor,
      action: 'access.deny',
      object: input.route,
      outcome: 'denied',
    });
  }
}
