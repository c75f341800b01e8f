/** Tells every clerk that a quarter is open, once, naming the units he files for. */
import { SYSTEM, type Actor } from '#domain/access/actor.js';
import type { PeriodRecord } from '#domain/period/period.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { UnitPeople } from '#domain/unit/unit-people.js';
import { MESSAGE_TEXTS } from './message-texts.js';
import { tellAll, type TellStores } from './tell.js';

/** Nobody is told of what the console does: of history that is loaded, and of rehearsals. */
export async function tellAboutOpening(
  stores: TellStores,
  input: { actor: Actor; at: Date; period: Pick<PeriodRecord, 'period' | 'dueOn' | 'locksOn'>; units: readonly PeriodUnit[] },
): Promise<number> {
  if (input.actor === SYSTEM) return 0;
  const { period, dueOn, locksOn } = input.period;
  const people = new UnitPeople(await stores.users.allGrants());
  const unitsOf = new Map<string, PeriodUnit[]>();
  for (const unit of input.units)
    if (unit.expected) for (const userId of people.clerksOf(unit)) unitsOf.set(userId, [...(unitsOf.get(userId) ?? []), unit]);
  return tellAll(
    stores,
    Array.from(unitsOf, ([userId, units]) => ({
      kind: 'period_opened' as const,
      at: input.at,
      period,
      unit: units.length === 1 ? units[0]!.code : null,
      to: [userId],
      text: MESSAGE_TEXTS.period_opened({ period, unitNames: units.map((unit) => unit.name), dueOn, locksOn }),
      link: units.length === 1 ? `/returns/${encodeURIComponent(units[0]!.code)}?period=${period}` : `/returns?period=${period}`,
      key: `period_opened:${period}`,
    })),
  );
}
