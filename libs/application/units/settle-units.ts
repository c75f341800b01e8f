/** Brings today's tree up to the changes whose day has come; run by an alarm clock. */
import { SYSTEM } from '#domain/access/actor.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { lockTree } from './apply-unit-changes.js';
import { followOpenPeriods } from './follow-open-periods.js';

export class SettleUnits {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  /** How many units changed. Safe to run at any time, any number of times, in several processes. */
  async run(): Promise<number> {
    const { database, clock, doorbell } = this.ports;
    const at = clock.now();
    const settled = await database.transaction(async (stores) => {
      await lockTree(stores);
      const units = await stores.units.settle(shanghaiDate(at));
      if (units === 0) return 0;
      await followOpenPeriods(stores, at);
      await recordAct(stores, { at, actor: SYSTEM, action: 'units.settle', object: 'units', detail: { units } });
      return units;
    });
    if (settled > 0) doorbell.ring();
    return settled;
  }
}
