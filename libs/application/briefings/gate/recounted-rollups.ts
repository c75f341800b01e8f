/** Stands in for the stored sums: everything asked for is counted anew from the accepted returns, quarter by quarter. */
import type { CatalogueSource } from '#domain/catalogue/catalogue-source.js';
import { QuarterRecount } from '#domain/briefing/gate/quarter-recount.js';
import { previousPeriod, samePeriodLastYear, type Period } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Database, Stores } from '#domain/ports/database.port.js';
import type { RollupStore } from '#domain/ports/figure-store.port.js';
import { numbersOf } from '#domain/return/values.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { ownDueDays } from '../../periods/due-days.js';
import { looksBack } from '../../returns/remake-facts.js';

/** Values of so many returns are read at a time. */
const AT_ONCE = 500;

type Reading = Pick<Stores, 'periods' | 'returns' | 'rollups'>;

export class RecountedRollups implements RollupStore {
  private readonly quarters = new Map<Period, Promise<QuarterRecount | null>>();

  constructor(
    private readonly stores: Reading,
    private readonly catalogues: Pick<CatalogueSource, 'ofVersion'>,
  ) {}

  async of(periods: Period[], units: string[], sectors: null | 'each'): Promise<Rollup[]> {
    const rollups: (Rollup | null)[] = [];
    for (const period of periods) {
      const quarter = await this.quarter(period);
      if (!quarter) continue;
      for (const unit of units)
        for (const sector of sectors === null ? [null] : quarter.sectorsOf(unit)) rollups.push(quarter.rollupOf(unit, sector));
    }
    return rollups.filter((rollup) => rollup !== null);
  }

  /** When the sums it stands in for were made: up to that day filing is told. */
  computedAt(period: Period): Promise<string | null> {
    return this.stores.rollups.computedAt(period);
  }

  replaceAll(): Promise<void> {
    throw new Error('Nothing is stored by a second count');
  }

  replaceSome(): Promise<void> {
    return this.replaceAll();
  }

  /** Null for a quarter without sums: of that nothing is said anywhere. */
  quarter(period: Period): Promise<QuarterRecount | null> {
    let quarter = this.quarters.get(period);
    if (!quarter) this.quarters.set(period, (quarter = this.count(period)));
    return quarter;
  }

  private async count(period: Period): Promise<QuarterRecount | null> {
    const { periods, returns, rollups } = this.stores;
    const [record, computedAt] = await Promise.all([periods.get(period), rollups.computedAt(period)]);
    if (!record || computedAt === null) return null;
    const catalogue = this.catalogues.ofVersion(record.catalogueVersion);
    const [units, records, exceptions] = await Promise.all([periods.units(period), returns.ofPeriod(period), periods.exceptions(period)]);
    const today = shanghaiDate(new Date(computedAt));
    const count = new QuarterRecount({
      ...{ record, catalogue, units, returns: records, ownDueDays: ownDueDays(record, exceptions), today },
    });
    const [before, yearAgo] = [previousPeriod(period), samePeriodLastYear(period)];
    for (let from = 0; from < units.length; from += AT_ONCE) {
      const codes = units.slice(from, from + AT_ONCE).map(({ code }) => code);
      const filed = await returns.acceptedFigures(period, codes);
      const past = looksBack(catalogue) ? await returns.acceptedValuesOf(codes, [before, yearAgo]) : null;
      for (const [unit, { catalogueVersion, values }] of filed) {
        const at = (when: Period) => {
          const earlier = past?.get(unit)?.get(when);
          return earlier ? numbersOf(earlier) : null;
        };
        const own = this.catalogues.ofVersion(catalogueVersion);
        count.add(unit, { catalogue: own, values: numbersOf(values), previous: at(before), yearAgo: at(yearAgo) });
      }
    }
    return count;
  }
}

/** The database as it is, but for its sums. */
export const withRollups = (database: Database, rollups: RollupStore): Database =>
  Object.create(database, { rollups: { value: rollups } }) as Database;
