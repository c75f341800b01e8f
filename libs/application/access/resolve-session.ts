/** Turns the cookie's opaque id into the person acting; cached for at most one second per process. */
import type { Actor } from '#domain/access/actor.js';
import type { Ports } from '../ports.js';
import { hashToken, IDLE_MINUTES } from './open-session.js';

const CACHE_MS = 1_000;
const TOUCH_MS = 60_000;

export class ResolveSession {
  private readonly cache = new Map<string, { actor: Actor; until: number }>();

  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  /** Null when there is no such live session: nobody is acting, and nothing is allowed. */
  async run(input: { token: string; address: string | null }): Promise<Actor | null> {
    const { database, clock } = this.ports;
    const tokenHash = hashToken(input.token);
    const now = clock.now();
    const cached = this.cache.get(tokenHash);
    if (cached && cached.until > now.getTime()) return { ...cached.actor, address: input.address };
    this.cache.delete(tokenHash);

    const session = await database.sessions.find(tokenHash);
    if (!session || session.expiresAt <= now.toISOString()) return null;
    const idle = now.getTime() - Date.parse(session.lastSeenAt);
    if (idle > IDLE_MINUTES * 60_000) return null;
    const user = await database.users.byId(session.userId);
    if (!user || user.disabled || user.pending) return null;
    if (idle > TOUCH_MS) await database.sessions.touch(tokenHash, now.toISOString());

    const actor: Actor = {
      userId: user.id,
      username: user.username,
      displayName: user.displayName,
      grants: await database.users.grants(user.id),
      address: input.address,
    };
    this.forgetExpired(now.getTime());
    this.cache.set(tokenHash, { actor, until: now.getTime() + CACHE_MS });
    return actor;
  }

  /** Called by SignOut, so that a session ended here is ended now. */
  forget(token: string): void {
    this.cache.delete(hashToken(token));
  }

  private forgetExpired(now: number): void {
    for (const [key, entry] of this.cache) if (entry.until <= now) this.cache.delete(key);
  }
}
