/** Brings the rollups of a period up to date from its facts: reads one moment, sums in memory, writes fenced by the data version. */
import type { Period } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { isOutrunByDueDay } from '#domain/rollup/filing.js';
import { RollupSum } from '#domain/rollup/sum-tree.js';
import type { Ports } from '../ports.js';
import { carryReturns } from './carry-returns.js';
import { remakeFacts } from '../returns/remake-facts.js';
import { ownDueDays } from './due-days.js';

const TRIES = 5;
/** Returns held at a time while facts are made anew. */
const AT_ONCE = 200;

export class RecomputePeriod {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock'>) {}

  /** `rebuild` derives every fact anew from the accepted returns first. Returns whether anything had to be summed. */
  async run(input: { period: Period; rebuild?: boolean }): Promise<boolean> {
    if (input.rebuild) await this.rebuildFacts(input.period);
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const outcome = await this.attempt(input.period, input.rebuild ?? false);
      if (outcome !== 'overtaken') return outcome === 'done';
    }
    throw new Error(`rollup of ${input.period} was overtaken ${TRIES} times`);
  }

  private async attempt(period: Period, force: boolean): Promise<'done' | 'nothing' | 'overtaken'> {
    const { database, catalogues, clock } = this.ports;
    const read = await database.snapshot(async (stores) => {
      const record = await stores.periods.get(period);
      if (!record) return null;
      const dirty = await stores.facts.dirty(period);
      const computedAt = await stores.rollups.computedAt(period);
      const ownDays = ownDueDays(record, await stores.periods.exceptions(period));
      const today = shanghaiDate(clock.now());
      const isOutrun = computedAt !== null && isOutrunByDueDay(computedAt, { dueDays: [record.dueOn, ...ownDays.values()], today });
      if (dirty.length === 0 && !force && computedAt !== null && !isOutrun) return null;
      const { dataVersion } = record;
      if (!force && computedAt !== null && !isOutrun) {
        const carried = await carryReturns(stores, catalogues, { record, dirty, computedAt, today, ownDueDays: ownDays });
        if (carried) return { dataVersion, dirty, carried, sum: null };
      }
      const [units, returns] = await Promise.all([stores.periods.units(period), stores.returns.ofPeriod(period)]);
      const sum = new RollupSum({
        period,
        units,
        returns,
        dueOn: record.dueOn,
        ownDueDays: ownDays,
        today,
        catalogue: catalogues.ofVersion(record.catalogueVersion),
        catalogues,
      });
      for await (const fact of stores.facts.ofPeriod(period)) sum.add(fact);
      return { dataVersion, dirty, carried: null, sum };
    });
    if (!read) return 'nothing';
    // Outside the snapshot, which would be ended for standing idle.
    const rollups = read.carried ?? read.sum.finish();

    return database.transaction(async (stores) => {
      const record = await stores.periods.lock(period);
      if (record?.dataVersion !== read.dataVersion) return 'overtaken';
      const at = clock.now().toISOString();
      await (read.carried ? stores.rollups.replaceSome(period, rollups, at) : stores.rollups.replaceAll(period, rollups, at));
      await stores.facts.clearDirty(period, read.dirty);
      await stores.periods.bumpDataVersion(period);
      return 'done';
    });
  }

  private async rebuildFacts(period: Period): Promise<void> {
    const { database, clock } = this.ports;
    const counted = (await database.returns.ofPeriod(period)).filter((record) => record.acceptedVersion !== null);
    for (let from = 0; from < counted.length; from += AT_ONCE) {
      const units = counted.slice(from, from + AT_ONCE).map(({ unit }) => unit);
      await database.transaction((stores) => remakeFacts(this.ports, stores, { period, units, at: clock.now() }));
    }
  }
}
