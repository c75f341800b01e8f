/** Returns accepted after a briefing was released, of the quarters it stands on: what moved its figures, by whom and why. */
import type { ChangeCause, ReleaseRecord } from '#domain/briefing/release.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { ReturnVersion } from '#domain/return/return.js';
import type { PeriodUnit } from '#domain/unit/unit.js';

export interface Correction extends ChangeCause {
  /** What it says otherwise than the version behind the release. */
  elements: string[];
}

/** More corrections than this are no corrections, but another quarter. */
const MOST = 500;

export async function correctionsAfter(
  stores: Pick<Stores, 'periods' | 'returns' | 'audit' | 'users'>,
  release: ReleaseRecord,
  units: readonly PeriodUnit[],
): Promise<Correction[]> {
  const names = new Map(units.map(({ code, name }) => [code, name]));
  const then = new Map(release.versions.map(({ period, unit, version }) => [`${period}/${unit}`, version]));
  const periods = [...new Set(release.versions.map(({ period }) => period))];
  const found: Correction[] = [];
  for (const period of periods) {
    const acceptances = await stores.audit.recent({
      actions: ['return.accept'],
      since: release.releasedAt,
      objectPrefix: `${period}/`,
      limit: MOST,
    });
    const acceptedBy = new Map(acceptances.toReversed().map((row) => [row.object.slice(period.length + 1), row]));
    const people = new Map(
      (await stores.users.byIds([...new Set(acceptances.map((row) => row.actorId))])).map((user) => [user.id, user.displayName]),
    );
    for (const { unit, acceptedVersion, acceptedAt } of await stores.returns.ofPeriod(period, [...names.keys()])) {
      const before = then.get(`${period}/${unit}`) ?? null;
      if (acceptedVersion === null || acceptedVersion === before) continue;
      const version = await stores.returns.version(period, unit, acceptedVersion);
      if (!version) continue;
      const old = before === null ? null : await stores.returns.version(period, unit, before);
      const accepted = acceptedBy.get(unit);
      const at = accepted?.at ?? acceptedAt ?? version.createdAt;
      const { reason } = version;
      const by = accepted ? (people.get(accepted.actorId) ?? accepted.actorName) : '';
      found.push({
        ...{ unit, unitName: names.get(unit) ?? unit, period, version: acceptedVersion, isFirst: before === null, by, at, reason },
        elements: changedElements(old, version),
      });
      if (found.length >= MOST) return found;
    }
  }
  return found.toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

function changedElements(old: ReturnVersion | null, now: ReturnVersion): string[] {
  const codes = new Set([...Object.keys(old?.values ?? {}), ...Object.keys(now.values)]);
  return [...codes].filter((code) => JSON.stringify(old?.values[code] ?? null) !== JSON.stringify(now.values[code] ?? null));
}
