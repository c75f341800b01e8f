/** What happened to the returns of a period since a moment: what was written, from the versions; who decided and asked, from the log. Both by index. */
import type { Stores } from '#domain/ports/database.port.js';
import type { OfficeView } from '#domain/views/office-view.js';

type Event = OfficeView['events'][number];
/** Acts of the log, which keeps `period/unit` as their object. */
const ACTS: Readonly<Record<string, Event['act']>> = {
  'return.submit': 'submitted',
  'return.accept': 'accepted',
  'return.return': 'returned',
  'return.comment': 'asked',
};
const MOST_EVENTS = 100;

/** Newest first; of units in `nameOf`. */
export async function recentEvents(
  stores: Pick<Stores, 'audit' | 'returns' | 'users'>,
  input: { period: string; since: string; nameOf: ReadonlyMap<string, string> },
): Promise<Event[]> {
  const { period, since, nameOf } = input;
  const [acts, versions] = await Promise.all([
    stores.audit.recent({ actions: Object.keys(ACTS), since, objectPrefix: `${period}/`, limit: MOST_EVENTS }),
    stores.returns.writtenSince(period, since, MOST_EVENTS),
  ]);
  const found = [
    ...acts.map((entry) => ({
      at: entry.at,
      unit: entry.object.slice(period.length + 1),
      act: ACTS[entry.action]!,
      version: typeof entry.detail.version === 'number' ? entry.detail.version : 0,
      actorId: entry.actorId,
      actorName: entry.actorName,
    })),
    ...versions.map((version) => ({
      at: version.createdAt,
      unit: version.unit,
      act: version.reason === null ? ('saved' as const) : ('corrected' as const),
      version: version.version,
      actorId: version.createdBy,
      actorName: version.createdBy,
    })),
  ]
    .filter((event) => nameOf.has(event.unit))
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .slice(0, MOST_EVENTS);
  const people = await stores.users.byIds([...new Set(found.map((event) => event.actorId))]);
  const displayName = new Map(people.map((user) => [user.id, user.displayName]));
  return found.map(({ at, unit, act, version, actorId, actorName }) => ({
    at,
    unit,
    unitName: nameOf.get(unit)!,
    act,
    version,
    by: displayName.get(actorId) ?? actorName,
  }));
}
