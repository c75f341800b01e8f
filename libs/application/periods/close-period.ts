/** Closes a period: nothing of it changes any more, and its figures are final; what was still open is said, and stands in the audit log. */
import type { Actor } from '#domain/access/actor.js';
import type { Period } from '#domain/period/period.js';
import { movePeriod } from '#domain/period/period-state.js';
import type { ReturnRecord } from '#domain/return/return.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { FilingTally } from '#domain/views/administration-view.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { assertOffice, lockPeriod } from './office-only.js';
import { resumPeriod } from './resum-period.js';

export class ClosePeriod {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  /** It may close with returns missing: who did not file is part of the figures. */
  async run(input: { actor: Actor; period: Period }): Promise<FilingTally> {
    const { database, clock, doorbell } = this.ports;
    assertOffice(input.actor, { zh: '关闭报告期', en: 'closes a period' });
    const tally = await database.transaction(async (stores) => {
      const period = await lockPeriod(stores, input.period);
      await stores.periods.setState(input.period, movePeriod(input.period, period.state, 'close'));
      // What is under way is waited for and counted; what comes after finds the period closed.
      const counted = tallyOf(await stores.periods.units(input.period), await stores.returns.lockPeriod(input.period));
      await resumPeriod(stores, input.period, clock.now());
      await recordAct(stores, {
        at: clock.now(),
        actor: input.actor,
        action: 'period.close',
        object: input.period,
        detail: { ...counted },
      });
      return counted;
    });
    doorbell.ring();
    return tally;
  }
}

function tallyOf(units: readonly PeriodUnit[], returns: readonly ReturnRecord[]): FilingTally {
  const statusOf = new Map(returns.map((record) => [record.unit, record.status]));
  const tally: FilingTally = { expected: 0, missing: 0, draft: 0, submitted: 0, returned: 0, accepted: 0 };
  for (const { code, expected } of units) {
    const status = statusOf.get(code);
    if (!expected && !status) continue;
    tally.expected++;
    tally[status ?? 'missing']++;
  }
  return tally;
}
