/** Tells clerks that the days of a quarter changed: those of their unit alone, or everybody's. */
import { SYSTEM, type Actor } from '#domain/access/actor.js';
import type { PeriodRecord } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { UnitPeople } from '#domain/unit/unit-people.js';
import type { DueDays } from '../periods/due-days.js';
import { MESSAGE_TEXTS } from './message-texts.js';
import { isStillToAct, returnLink, standings } from './still-to-act.js';
import { tell, tellAll, type TellStores } from './tell.js';

interface DaysMoved extends DueDays {
  was: DueDays;
}

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

/** Everybody's days moved, from those of `before` to those of `after`: once to each clerk who has still to file, where his own days moved with them. */
export async function tellAboutPeriodDays(
  stores: TellStores & Pick<Stores, 'periods' | 'returns'>,
  news: { actor: Actor; at: Date; before: PeriodRecord; after: PeriodRecord },
): Promise<number> {
  const { actor, at, before, after } = news;
  if (actor === SYSTEM || after.state !== 'open') return 0;
  const [then, now] = [await standings(stores, before), await standings(stores, after)];
  const had = new Map(then.map((each) => [each.unit.code, each]));
  const people = new UnitPeople(await stores.users.allGrants());
  const groups = new Map<string, DaysMoved & { userId: string; units: PeriodUnit[] }>();
  for (const { unit, record, dueOn, locksOn } of now) {
    const old = had.get(unit.code);
    if (!old || !isStillToAct(record) || (old.dueOn === dueOn && old.locksOn === locksOn)) continue;
    const was = { dueOn: old.dueOn, locksOn: old.locksOn };
    for (const userId of people.clerksOf(unit)) {
      if (userId === actor.userId) continue;
      const key = `${was.dueOn}/${was.locksOn}/${dueOn}/${locksOn}/${userId}`;
      const group = groups.get(key) ?? { userId, was, dueOn, locksOn, units: [] };
      group.units.push(unit);
      groups.set(key, group);
    }
  }
  const { period } = after;
  return tellAll(
    stores,
    Array.from(groups.values(), ({ userId, was, dueOn, locksOn, units }) => ({
      kind: 'days_changed' as const,
      at,
      period,
      unit: units.length === 1 ? units[0]!.code : null,
      to: [userId],
      text: MESSAGE_TEXTS.days_changed({ period, unitNames: units.map(({ name }) => name), was, dueOn, locksOn, by: actor.displayName }),
      link: units.length === 1 ? returnLink(units[0]!) : `/returns?period=${period}`,
      key: `days_changed:${period}:${was.dueOn}/${was.locksOn}:${dueOn}/${locksOn}:${at.toISOString()}`,
    })),
  );
}
