/** Writes the audit row of a use case, inside its own transaction: no row, no act. */
import type { Actor } from '#domain/access/actor.js';
import type { AuditEntry } from '#domain/ports/audit-store.port.js';
import type { Stores } from '#domain/ports/database.port.js';

export interface Act {
  at: Date;
  actor: Actor;
  action: string;
  object: string;
  outcome?: 'ok' | 'denied' | 'failed';
  detail?: Record<string, unknown>;
}

export const recordAct = (stores: Pick<Stores, 'audit'>, act: Act): Promise<void> => stores.audit.add(entryOf(act));

/** The same of many acts at once. */
export const recordActs = (stores: Pick<Stores, 'audit'>, acts: readonly Act[]): Promise<void> => stores.audit.addAll(acts.map(entryOf));

function entryOf(act: Act): AuditEntry {
  return {
    at: act.at.toISOString(),
    actorId: act.actor.userId,
    actorName: act.actor.username,
    address: act.actor.address,
    action: act.action,
    object: act.object,
    outcome: act.outcome ?? 'ok',
    detail: act.detail ?? {},
  };
}
