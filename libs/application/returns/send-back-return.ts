/** Returns a submitted or accepted return to its unit, with a reason; an accepted version goes on counting until the next is accepted. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import { maySendBack } from '#domain/return/review-level.js';
import { moveReturn } from '#domain/return/return-state.js';
import { tellAboutReturn } from '../messages/tell-about-return.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { assertOpen, findPeriodUnit, lockReturn } from './find-return.js';
import { touchFigures } from './touch-figures.js';

export class SendBackReturn {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  /** From any level of review. `version`: the one the actor looked at, where he looked at one. */
  async run(input: { actor: Actor; period: Period; unit: string; reason: string; version?: number | undefined }): Promise<void> {
    const { database, clock, doorbell } = this.ports;
    const { period, unit } = await findPeriodUnit(database, { ...input, action: 'returns.review' });
    assertOpen(period);
    const reason = input.reason.trim();
    if (!reason)
      throw new DomainError(
        'invalid',
        { zh: '请写明退回原因', en: 'Say why it is returned' },
        { errors: [{ field: 'reason', message: '请写明退回原因' }] },
      );
    const now = clock.now();
    await database.transaction(async (stores) => {
      const { record, version } = await lockReturn(stores, input.period, unit, input.version);
      const status = moveReturn(record.status, 'return');
      if (!maySendBack(input.actor, { unit, record }))
        throw new DomainError('conflict', {
          zh: '这份季报由党建办审核通过，须由党建办退回',
          en: 'The office reviews this return; only the office may send it back',
        });
      await stores.returns.update({
        ...record,
        status,
        reviewLevel: 0,
        reviewedVersion: record.version,
        returnReason: reason,
        returnedCount: record.returnedCount + 1,
      });
      await touchFigures(stores, input.period, unit.code, now);
      await recordAct(stores, {
        at: now,
        actor: input.actor,
        action: 'return.return',
        object: `${input.period}/${unit.code}`,
        detail: { version: record.version },
      });
      await tellAboutReturn(stores, {
        kind: 'return_returned',
        at: now,
        actor: input.actor,
        unit,
        version: record.version,
        reason,
        submittedBy: version.submittedBy,
      });
    });
    doorbell.ring();
  }
}
