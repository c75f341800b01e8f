/** The sums of a quarter after a few returns changed, from the stored ones: a handful of rows instead of every unit's. */
import type { CatalogueSource } from '#domain/catalogue/catalogue-source.js';
import type { PeriodRecord } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import { carryChanges } from '#domain/rollup/carry-changes.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { sumTree } from '#domain/rollup/sum-tree.js';

/** More are summed as quickly in a whole pass. */
const MOST = 500;
/** A submission is known by the time it bears, and may be committed so much later. */
export const COMMIT_MS = 60_000;

export interface CarriedFrom {
  record: PeriodRecord;
  dirty: readonly { unit: string }[];
  computedAt: string;
  today: string;
  ownDueDays: ReadonlyMap<string, string>;
}

/**
 * Null where only a whole pass can tell: very many changed, something else than returns did (that marks a root: tree, days, state), the
 * stored sums are of another catalogue, or every return is a past one brought in, among which the first that was filed changes all.
 * A submission marks nobody, and counts with the next sum: those since the last one are found by their time, and the number of all must
 * come out at the top.
 */
export async function carryReturns(
  stores: Pick<Stores, 'periods' | 'returns' | 'facts' | 'rollups'>,
  catalogues: Pick<CatalogueSource, 'ofVersion'>,
  { record, dirty, computedAt, today, ownDueDays }: CarriedFrom,
): Promise<Rollup[] | null> {
  const { period, dueOn, catalogueVersion } = record;
  if (dirty.length > MOST) return null;
  const filed = await stores.returns.filedSince(period, new Date(Date.parse(computedAt) - COMMIT_MS).toISOString());
  const codes = [...new Set([...dirty.map(({ unit }) => unit), ...filed.units])];
  const changed = await stores.periods.unitsOf([period], codes);
  if (codes.length > MOST || changed.length < codes.length || changed.some(({ parent }) => parent === null)) return null;

  const inner = await stores.periods.parentsAmong(period, codes);
  const above = [...new Set(changed.flatMap(({ path }) => path.split('/').filter(Boolean)))];
  const below = new Map<string, string[]>();
  for (const code of inner)
    below.set(
      code,
      (await stores.periods.children(period, code)).map((child) => child.code),
    );
  const children = [...below.values()].flat();
  const totals = await stores.rollups.of([period], [...new Set([...above, ...children])], null);
  const stored = [...totals, ...(await stores.rollups.of([period], above, 'each'))];
  const rowOf = new Map(totals.map((row) => [row.unit, row]));
  const filedBefore = rowOf.get(above[0]!)?.filing.submitted ?? 0;
  if (filedBefore <= codes.length || stored.some((row) => row.catalogueVersion !== catalogueVersion)) return null;
  if (children.some((code) => !rowOf.has(code))) return null;

  const now = sumTree({
    ...{ period, dueOn, today, ownDueDays, catalogues },
    catalogue: catalogues.ofVersion(catalogueVersion),
    // Each by itself: what stands above and below is stored.
    units: changed.map((unit) => ({ ...unit, parent: null })),
    returns: await stores.returns.ofPeriod(period, codes),
    facts: await stores.facts.of(period, codes),
  });
  const nowOf = new Map(now.map((row) => [row.unit, row]));
  const carried = carryChanges(
    stored,
    changed.map((unit) => ({ unit, now: nowOf.get(unit.code)!, children: (below.get(unit.code) ?? []).map((code) => rowOf.get(code)!) })),
  );
  const top = carried?.find(({ unit, sector }) => unit === above[0] && sector === null);
  return top?.filing.submitted === filed.ever ? carried : null;
}
