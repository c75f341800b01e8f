/** The spread of each sector in the previous quarter; worked out once per data version, since a burst of uploads asks for the same. */
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import type { Period, PeriodRecord } from '#domain/period/period.js';
import type { Database } from '#domain/ports/database.port.js';
import { isBranchType, type PeriodUnit, type Sector } from '#domain/unit/unit.js';
import { PeerRates } from '#domain/validation/peer-spread.js';
import type { PeerStats } from '#domain/validation/validation-input.js';
import type { Ports } from '../ports.js';

interface Known {
  key: string;
  bySector: Map<Sector, PeerStats>;
}
const known = new WeakMap<Database, Known>();

/** The peers of any unit; null for those that have none (committees), and where the previous quarter holds nothing. */
export async function peerStats(
  ports: Pick<Ports, 'database'>,
  before: PeriodRecord | null,
  catalogue: Catalogue,
): Promise<(unit: Pick<PeriodUnit, 'type' | 'sector'>) => PeerStats | null> {
  if (!before || before.catalogueVersion !== catalogue.version) return () => null;
  const key = `${before.period}:${before.dataVersion}`;
  let entry = known.get(ports.database);
  if (entry?.key !== key) known.set(ports.database, (entry = { key, bySector: await gather(ports, before.period, catalogue) }));
  const { bySector } = entry;
  return (unit) => (isBranchType(unit.type) ? (bySector.get(unit.sector) ?? null) : null);
}

async function gather(ports: Pick<Ports, 'database'>, period: Period, catalogue: Catalogue): Promise<Map<Sector, PeerStats>> {
  const units = await ports.database.periods.units(period);
  const sectorOf = new Map(units.filter((unit) => isBranchType(unit.type)).map((unit) => [unit.code, unit.sector]));
  const rates = new Map<Sector, PeerRates>();
  for await (const fact of ports.database.facts.ofPeriod(period)) {
    const sector = sectorOf.get(fact.unit);
    if (!sector || fact.catalogueVersion !== catalogue.version) continue;
    let peers = rates.get(sector);
    if (!peers) rates.set(sector, (peers = new PeerRates(catalogue)));
    peers.add(fact);
  }
  return new Map([...rates].map(([sector, peers]) => [sector, peers.stats()]));
}
