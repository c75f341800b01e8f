/** Opens a period: its dates are set and the tree of its last day is frozen for it. */
import type { Actor } from '#domain/access/actor.js';
import { mayAnywhere } from '#domain/access/policy.js';
import { DomainError } from '#domain/errors.js';
import { lastDayOf, periodName, type Period } from '#domain/period/period.js';
import { isFilingType } from '#domain/unit/unit.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';

export class OpenPeriod {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock'>) {}

  /** Days are `YYYY-MM-DD`; `opensOn ≤ dueOn ≤ locksOn`. Throws `conflict` when it was opened before. */
  async run(input: { actor: Actor; period: Period; opensOn: string; dueOn: string; locksOn: string }): Promise<void> {
    const { database, catalogues, clock } = this.ports;
    if (!mayAnywhere(input.actor, 'periods.manage'))
      throw new DomainError('forbidden', { zh: '只有党建办可以开放报告期', en: 'Only the office opens a period' });
    if (!(input.opensOn <= input.dueOn && input.dueOn <= input.locksOn))
      throw new DomainError('invalid', {
        zh: '日期先后不对：开放日 ≤ 按时报送日 ≤ 锁定日',
        en: 'The days are out of order: opening ≤ due ≤ lock',
      });
    const day = lastDayOf(input.period);
    await database.transaction(async (stores) => {
      const existing = await stores.periods.lock(input.period);
      if (existing && existing.state !== 'planned')
        throw new DomainError('conflict', { zh: `${periodName(input.period).zh}已经开放过`, en: `${input.period} was opened before` });
      const { version } = catalogues.forPeriod(input.period);
      const { opensOn, dueOn, locksOn } = input;
      await stores.periods.save({
        period: input.period,
        state: 'open',
        opensOn,
        dueOn,
        locksOn,
        catalogueVersion: version,
        dataVersion: 0,
      });
      const units = await stores.units.validOn(day);
      await stores.periods.freezeUnits(
        input.period,
        units.map(({ code, name, shortName, type, sector, parent, path }) => ({
          period: input.period,
          code,
          name,
          shortName,
          type,
          sector,
          parent,
          path,
          expected: isFilingType(type),
        })),
      );
      await stores.outbox.add('period.recompute', { period: input.period }, clock.now().toISOString());
      await recordAct(stores, {
        at: clock.now(),
        actor: input.actor,
        action: 'period.open',
        object: input.period,
        detail: { units: units.length },
      });
    });
  }
}
