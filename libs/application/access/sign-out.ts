/** Ends a session on the server; the cookie is worthless afterwards. */
import type { Actor } from '#domain/access/actor.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import type { ResolveSession } from './resolve-session.js';
import { hashToken } from './open-session.js';

export class SignOut {
  constructor(
    private readonly ports: Pick<Ports, 'database' | 'clock'>,
    private readonly sessions: ResolveSession,
  ) {}

  async run(input: { actor: Actor; token: string }): Promise<void> {
    await this.ports.database.transaction(async (stores) => {
      await stores.sessions.delete(hashToken(input.token));
      await recordAct(stores, { at: this.ports.clock.now(), actor: input.actor, action: 'session.close', object: input.actor.username });
    });
    this.sessions.forget(input.token);
  }
}
