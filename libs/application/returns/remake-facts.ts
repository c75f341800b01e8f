/** Makes facts anew from accepted returns: of quarters that look back on figures which have just changed, and of a whole period on demand. */
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import { previousPeriod, samePeriodLastYear, shiftPeriod, type Period, type PeriodRecord } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import { numbersOf } from '#domain/return/values.js';
import { makeFact } from '#domain/rollup/make-fact.js';
import { isPerReturn } from '#domain/rollup/slot-layout.js';
import type { Ports } from '../ports.js';

const AT_ONCE = 500;
/** prev() and delta() look one quarter back, yoy() four. */
const LOOKED_BACK_ON = [1, 4];

const known = new WeakMap<Catalogue, boolean>();
/** Whether facts of this catalogue read other quarters at all. */
export function looksBack(catalogue: Catalogue): boolean {
  let looks = known.get(catalogue);
  if (looks === undefined) {
    const parts = catalogue.indicators.filter(isPerReturn).flatMap(({ numerator, denominator }) => [numerator, denominator]);
    known.set(catalogue, (looks = parts.some((part) => part !== undefined && /\b(prev|yoy|delta)\s*\(/.test(part.source))));
  }
  return looks;
}

/** Periods whose figures read this one's; what was released stays as it is. */
export const laterPeriods = (period: Period, known: readonly PeriodRecord[]): Period[] =>
  LOOKED_BACK_ON.map((steps) => shiftPeriod(period, steps)).filter((later) =>
    known.some((record) => record.period === later && record.state !== 'planned' && record.state !== 'released'),
  );

/** Inside a transaction. The returns are held, so that nobody accepts another version meanwhile and is overwritten by this one's figures. */
export async function remakeFacts(
  ports: Pick<Ports, 'catalogues'>,
  stores: Pick<Stores, 'returns' | 'facts' | 'outbox'>,
  what: { period: Period; units: readonly string[]; at: Date },
): Promise<void> {
  const { period, units, at } = what;
  const [previous, yearAgo] = [previousPeriod(period), samePeriodLastYear(period)];
  let any = false;
  for (let from = 0; from < units.length; from += AT_ONCE) {
    const some = units.slice(from, from + AT_ONCE);
    const held = await stores.returns.lockMany(period, some);
    const counted = some.filter((unit) => (held.get(unit)?.record.acceptedVersion ?? null) !== null);
    if (counted.length === 0) continue;
    const accepted = await stores.returns.acceptedVersions(period, counted);
    const past = await stores.returns.acceptedValuesOf(counted, [previous, yearAgo]);
    for (const [unit, version] of accepted) {
      const of = (when: Period) => {
        const values = past.get(unit)?.get(when);
        return values ? numbersOf(values) : null;
      };
      await stores.facts.put(
        makeFact(ports.catalogues.ofVersion(version.catalogueVersion), {
          period,
          unit,
          version: version.version,
          values: numbersOf(version.values),
          previous: of(previous),
          yearAgo: of(yearAgo),
        }),
      );
      await stores.facts.markDirty(period, unit);
      any = true;
    }
  }
  if (any) await stores.outbox.add('period.recompute', { period }, at.toISOString());
}
