/** Opens a closed period again, with a reason: returns may be corrected and accepted anew until it is closed again. */
import type { Actor } from '#domain/access/actor.js';
import type { Period } from '#domain/period/period.js';
import { movePeriod } from '#domain/period/period-state.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { assertOffice, checkedReason, lockPeriod } from './office-only.js';
import { resumPeriod } from './resum-period.js';

export class ReopenPeriod {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  /** Its lock day stays: who may file late is said by new days, or by days of one unit. */
  async run(input: { actor: Actor; period: Period; reason: string }): Promise<void> {
    const { database, clock, doorbell } = this.ports;
    assertOffice(input.actor, { zh: '重新开放报告期', en: 'reopens a period' });
    const reason = checkedReason(input.reason);
    await database.transaction(async (stores) => {
      const period = await lockPeriod(stores, input.period);
      await stores.periods.setState(input.period, movePeriod(input.period, period.state, 'reopen'));
      await resumPeriod(stores, input.period, clock.now());
      await recordAct(stores, {
        at: clock.now(),
        actor: input.actor,
        action: 'period.reopen',
        object: input.period,
        detail: { from: period.state, reason },
      });
    });
    doorbell.ring();
  }
}
