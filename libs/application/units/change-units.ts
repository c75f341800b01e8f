/** Makes one dated change of the organisation tree: add, rename, move, alter, close, split, merge. */
import type { Actor } from '#domain/access/actor.js';
import type { UnitChangeRequest } from '#domain/unit/unit-change.js';
import type { UnitChangeOutcome } from '#domain/views/administration-view.js';
import { assertOffice, checkedReason } from '../periods/office-only.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { applyUnitChanges } from './apply-unit-changes.js';

export class ChangeUnits {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  /** Closed periods keep their trees; open ones follow, and the answer names what stayed because it was filed. */
  async run(input: { actor: Actor; request: UnitChangeRequest }): Promise<UnitChangeOutcome> {
    const { database, clock, doorbell } = this.ports;
    assertOffice(input.actor, { zh: '维护组织树', en: 'keeps the tree' });
    const request = { ...input.request, reason: checkedReason(input.request.reason) };
    const at = clock.now();
    const outcome = await database.transaction(async (stores) => {
      const { changes, periods } = await applyUnitChanges(stores, { actor: input.actor, at, requests: [request] });
      const { reason, kind, effectiveOn, unit } = request;
      await recordAct(stores, {
        at,
        actor: input.actor,
        action: `unit.${kind}`,
        object: unit,
        detail: {
          effectiveOn,
          reason,
          successions: changes[0]!.successions.length,
          periods: periods.map(({ period, changed, kept }) => ({ period, changed: changed.length, kept })),
        },
      });
      return { ...changes[0]!, periods };
    });
    doorbell.ring();
    return outcome;
  }
}
