/** Tells the clerks of a unit that its own days in a quarter changed, or that everybody's hold again. */
import { SYSTEM, type Actor } from '#domain/access/actor.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { UnitPeople } from '#domain/unit/unit-people.js';
import { MESSAGE_TEXTS } from './message-texts.js';
import { tell, type TellStores } from './tell.js';

/** `reason`: null where the days were taken back. Nobody is told of what the console does. */
export async function tellAboutDays(
  stores: TellStores,
  news: { actor: Actor; at: Date; unit: PeriodUnit; dueOn: string; locksOn: string; reason: string | null },
): Promise<number> {
  if (news.actor === SYSTEM) return 0;
  const { actor, at, unit, dueOn, locksOn, reason } = news;
  const people = new UnitPeople(await stores.users.grantsIn([unit.code]));
  return tell(stores, {
    kind: 'days_changed',
    at,
    period: unit.period,
    unit: unit.code,
    to: people.clerksOf(unit).filter((id) => id !== actor.userId),
    text: MESSAGE_TEXTS.days_changed({ period: unit.period, unitName: unit.name, by: actor.displayName, dueOn, locksOn, reason }),
    link: `/returns/${encodeURIComponent(unit.code)}?period=${unit.period}`,
    key: `days_changed:${unit.period}:${unit.code}:${at.toISOString()}`,
  });
}
