/** Writes the audit row of a use case, inside its own transaction: no row, no act. */
import type { Actor } from '#domain/access/actor.js';
import type { Stores } from '#domain/ports/database.port.js';

export async function recordAct(
  stores: Pick<Stores, 'audit'>,
  act: { at: Date; actor: Actor; action: string; object: string; outcome?: 'ok' | 'denied' | 'failed'; detail?: Record<string, unknown> },
): Promise<void> {
  await stores.audit.add({
    at: act.at.toISOString(),
    actorId: act.actor.userId,
    actorName: act.actor.username,
    address: act.actor.address,
    action: act.action,
    object: act.object,
    outcome: act.outcome ?? 'ok',
    detail: act.detail ?? {},
  });
}
