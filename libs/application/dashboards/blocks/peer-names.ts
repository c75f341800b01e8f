/** Names of units from all over the tree: where two are called alike, the unit above is named too. */
import type { PeerFigures } from '#domain/indicators/collected-figures.js';
import type { Language } from '#domain/errors.js';
import type { PeriodUnit } from '#domain/unit/unit.js';

export function peerNames(peers: readonly Pick<PeerFigures, 'unit'>[], language: Language): (unit: PeriodUnit) => string {
  const times = new Map<string, number>();
  const byCode = new Map<string, string>();
  for (const { unit } of peers) {
    times.set(unit.shortName, (times.get(unit.shortName) ?? 0) + 1);
    byCode.set(unit.code, unit.shortName);
  }
  return ({ shortName, parent }) => {
    const above = times.get(shortName)! > 1 && parent !== null ? byCode.get(parent) : undefined;
    if (!above) return shortName;
    return language === 'zh' ? `${shortName}（${above}）` : `${shortName} (${above})`;
  };
}
