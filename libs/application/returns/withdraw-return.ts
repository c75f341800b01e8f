/** Takes a submission back before anybody reviewed it: the return is a draft again. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { moveReturn } from '#domain/return/return-state.js';
import { dueDaysOf } from '../periods/due-days.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { assertOpen, findPeriodUnit, lockReturn } from './find-return.js';
import { touchFigures } from './touch-figures.js';

export class WithdrawReturn {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  /** Throws `conflict` once a level of review has passed it, and once it could not be submitted again. */
  async run(input: { actor: Actor; period: Period; unit: string; version?: number | undefined }): Promise<void> {
    const { database, clock, doorbell } = this.ports;
    const { period, unit } = await findPeriodUnit(database, { ...input, action: 'returns.file' });
    assertOpen(period);
    const now = clock.now();
    const { locksOn } = dueDaysOf(period, await database.periods.exception(input.period, unit.code));
    if (shanghaiDate(now) > locksOn)
      throw new DomainError('conflict', {
        zh: `填报已于 ${locksOn} 截止，撤回后不能再报送；需要修改请联系审核员退回`,
        en: `Filing closed on ${locksOn}: once withdrawn it could not be submitted again; ask the reviewer to send it back`,
      });
    await database.transaction(async (stores) => {
      const { record, version } = await lockReturn(stores, input.period, unit, input.version);
      const status = moveReturn(record.status, 'withdraw');
      if (record.reviewLevel > 0)
        throw new DomainError('conflict', {
          zh: '这份季报已初审通过，不能撤回；需要修改请联系审核员退回',
          en: 'The return has passed a level of review; ask the reviewer to send it back',
        });
      // A submission taken back was none: filing in time and withdrawing does not make a later one punctual.
      const isFirst = record.firstSubmittedAt === record.submittedAt;
      await stores.returns.update({
        ...record,
        status,
        submittedAt: null,
        firstSubmittedAt: isFirst ? null : record.firstSubmittedAt,
      });
      await stores.returns.markSubmitted(input.period, unit.code, version.version, null);
      await touchFigures(stores, input.period, unit.code, now);
      await recordAct(stores, {
        at: now,
        actor: input.actor,
        action: 'return.withdraw',
        object: `${input.period}/${unit.code}`,
        detail: { version: version.version },
      });
    });
    doorbell.ring();
  }
}
