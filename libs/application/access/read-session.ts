/** Tells a signed-in person who he is and what he may do. */
import type { Actor } from '#domain/access/actor.js';
import { ACTIONS, mayAnywhere } from '#domain/access/policy.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { SessionView } from '#domain/views/session-view.js';
import type { Ports } from '../ports.js';

export class ReadSession {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  async run(actor: Actor): Promise<SessionView> {
    const { database, clock } = this.ports;
    const [user, units] = await Promise.all([database.users.byId(actor.userId), database.units.validOn(shanghaiDate(clock.now()))]);
    const nameOf = new Map(units.map((unit) => [unit.code, unit.name]));
    return {
      username: actor.username,
      displayName: actor.displayName,
      grants: actor.grants.map(({ role, unit }) => ({ role, unit, unitName: nameOf.get(unit) ?? unit })),
      actions: ACTIONS.filter((action) => mayAnywhere(actor, action)),
      sample: user?.sample ?? false,
      bureau: units.find((unit) => unit.parent === null)?.name ?? '',
    };
  }
}
