/** Brings the trees of open periods up to the tree of their last day; what was filed already keeps its place. */
import { lastDayOf, type Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import { followTree } from '#domain/unit/period-tree.js';
import { resumPeriod } from '../periods/resum-period.js';

export type FollowStores = Pick<Stores, 'units' | 'periods' | 'returns' | 'comments' | 'facts' | 'outbox'>;

export interface FollowedPeriod {
  period: Period;
  /** Codes of units that are new, gone or otherwise in the period's tree. */
  changed: string[];
  /** Codes that stayed as they were, since a return was filed. */
  kept: string[];
}

/** Periods nothing happened to are left out. */
export async function followOpenPeriods(stores: FollowStores, at: Date): Promise<FollowedPeriod[]> {
  const followed: FollowedPeriod[] = [];
  const open = (await stores.periods.all()).filter((record) => record.state === 'open').map((record) => record.period);
  const successions = open.length > 0 ? await stores.units.successions() : [];
  for (const period of open.toSorted()) {
    if ((await stores.periods.lock(period))?.state !== 'open') continue;
    const lastDay = lastDayOf(period);
    const existing = await stores.periods.units(period);
    const returns = await stores.returns.ofPeriod(period);
    const talked = await stores.comments.open(
      period,
      existing.map((unit) => unit.code),
    );
    const { units, kept, changed } = followTree({
      period,
      existing,
      target: await stores.units.validOn(lastDay),
      filed: new Set([...returns, ...talked].map((each) => each.unit)),
      successions: successions.filter((each) => each.effectiveOn <= lastDay),
    });
    if (changed.length > 0) {
      await stores.periods.freezeUnits(period, units);
      await resumPeriod(stores, period, at);
    }
    if (changed.length > 0 || kept.length > 0) followed.push({ period, changed, kept });
  }
  return followed;
}
