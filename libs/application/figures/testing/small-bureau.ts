/** A bureau small enough to check by hand: three units of two sectors, nine branches, thirteen quarters; for specs of what reads figures. */
import type { Actor, Role } from '#domain/access/actor.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import type { CatalogueSource } from '#domain/catalogue/catalogue-source.js';
import { quarterOf, shiftPeriod, trailingPeriods, type Period, type PeriodRecord } from '#domain/period/period.js';
import type { Database, Stores } from '#domain/ports/database.port.js';
import type { ReturnRecord } from '#domain/return/return.js';
import type { Values } from '#domain/return/values.js';
import { makeFact } from '#domain/rollup/make-fact.js';
import type { Fact, Rollup } from '#domain/rollup/rollup.js';
import { sumTree } from '#domain/rollup/sum-tree.js';
import type { PeriodUnit, Sector, UnitType } from '#domain/unit/unit.js';

export const LAST: Period = '2026Q3';
export const PERIODS = trailingPeriods(LAST, 13);
/** Did not file in the last quarter. */
export const SILENT = 'B33';

const TREE: [code: string, name: string, parent: string | null, type: UnitType, sector: Sector][] = [
  ['J', '局党委', null, 'committee', 'organ'],
  ['A', '机关党委', 'J', 'second_committee', 'organ'],
  ['B', '公路中心', 'J', 'general_branch', 'institution'],
  ['C', '港航中心', 'J', 'general_branch', 'institution'],
  ...['A', 'B', 'C'].flatMap((above, a) =>
    [1, 2, 3].map((n): [string, string, string, UnitType, Sector] => [
      `B${a + 1}${n}`,
      `第${a * 3 + n}党支部`,
      above,
      'branch',
      above === 'A' ? 'organ' : 'institution',
    ]),
  ),
];
export const BRANCHES = TREE.filter(([, , , type]) => type === 'branch').map(([code]) => code);

export function unitsOf(period: Period): PeriodUnit[] {
  const paths = new Map<string, string>();
  return TREE.map(([code, name, parent, type, sector]) => {
    const path = `${parent === null ? '/' : paths.get(parent)}${code}/`;
    paths.set(code, path);
    return { period, code, name, shortName: name, type, sector, parent, path, expected: true, reviewLevels: 1 };
  });
}

/** What a unit filed; null when it did not. Everything moves with the branch and the quarter, nothing is random. */
export function valuesOf(code: string, period: Period): Values | null {
  if (period === LAST && code === SILENT) return null;
  const q = quarterOf(period);
  const age = PERIODS.indexOf(period);
  const committee = {
    O01: 1,
    O02: 0,
    O03: 0,
    L16: 2,
    L17: 8,
    L18: 7,
    S01: Math.floor(q / 2),
    S13: 2,
    S14: 1,
    S15: 0,
    S16: 0,
    R20: 2,
    R21: 120,
    R22: 50,
    R23: 10 * q,
  };
  if (code === 'J' || code === 'A') return committee;
  if (code === 'B' || code === 'C') return { O01: 0, O02: 1, O03: 0 };
  const weak = code === 'B31' ? 1 : 0;
  const members = 20 + (Number(code.slice(1)) % 7);
  return {
    ...{
      O01: 0,
      O02: 0,
      O03: 1,
      O06: 3,
      O07: 1,
      O08: 1,
      O09: 4,
      O10: 3,
      O11: 2,
      O12: 1 - weak,
      O13: weak,
      O14: 1,
      O15: 0,
      O16: 0,
      O17: weak,
      O18: 0,
    },
    ...{
      M01: members,
      M02: 1,
      M03: 0,
      M04: 0,
      M05: 1,
      M06: 0,
      M07: 0,
      M08: 0,
      M09: members,
      M10: 1,
      M12: 2,
      M13: 2 - weak,
      M14: members - weak,
    },
    ...{
      L02: 1,
      L03: 1,
      L04: 3,
      L06: 1,
      L07a: 1,
      L07b: 1,
      L07c: 1 + 3 * weak,
      L08: 1 - weak,
      L09: members * 7,
      L10: members * 7 - 10 - 3 * (12 - age) - 30 * weak,
      L11: q === 4 ? 1 : 0,
      L12: q === 4 ? 1 : 0,
      L13: 2,
      L14: 2 - weak,
      L15: 1 - weak,
    },
    ...{
      T01: 1,
      T02: 40,
      T03: 160,
      T04: Math.floor(((q - (q === 4 ? 0 : 0.3)) * members) / 4),
      T05: 3,
      T06: Math.min(3, q - weak),
      T07: 1,
      T08: q > 1 ? 1 : 0,
      T09: 0,
      T10: 0,
      T11: 2,
      T12: q > 2 ? 2 : 1,
      T13: 1,
      T14: q > 2 ? 1 : 0,
    },
    ...{ S03: q > 1 ? 1 : 0, S04: q, S05: q - weak, S06: 4, S07: q, S08: 1, S09: 1, S10: 0, S11: 0, S12: 0 },
    ...{
      R01: 1,
      R02: 1,
      R03: 1,
      R04: 1,
      R05: 2 * q,
      R06: 2 * q - 1 - weak,
      R07: weak,
      R08: 0,
      R09: 2 * q,
      R10: weak,
      R11: 0,
      R12: 0,
      R13: weak,
      R14: 3,
      R15: 3 - weak,
      R16: 0,
      R17: 1 - weak,
      R18: weak,
      R19: 0,
    },
  };
}

const recordOf = (catalogue: Catalogue, period: Period): PeriodRecord => ({
  period,
  state: period === LAST ? 'open' : 'closed',
  opensOn: '2026-09-20',
  dueOn: '2026-10-12',
  locksOn: '2026-10-20',
  catalogueVersion: catalogue.version,
  dataVersion: 7,
});

function returnOf(code: string, period: Period): ReturnRecord[] {
  if (!valuesOf(code, period)) return [];
  const base = {
    period,
    unit: code,
    status: 'accepted',
    version: 1,
    acceptedVersion: 1,
    acceptedAt: '2026-10-12T03:00:00Z',
    returnReason: null,
    revision: 3,
    reviewLevel: 0,
    reviewedVersion: 1,
  } as const;
  const submittedAt = code === 'B21' ? '2026-10-13T03:00:00Z' : '2026-10-10T03:00:00Z';
  return [{ ...base, firstSubmittedAt: submittedAt, submittedAt, returnedCount: code === 'B22' ? 1 : 0 }];
}

export function rollupsOf(catalogue: Catalogue, catalogues: CatalogueSource, period: Period): Rollup[] {
  const units = unitsOf(period);
  return sumTree({
    period,
    catalogue,
    catalogues,
    units,
    facts: units.flatMap(({ code }) => factsOf(catalogue, period, code)),
    returns: units.flatMap((u) => returnOf(u.code, period)),
    dueOn: '2026-10-12',
    today: '2026-10-13',
  });
}

function factsOf(catalogue: Catalogue, period: Period, code: string): Fact[] {
  const values = valuesOf(code, period);
  const [previous, yearAgo] = [valuesOf(code, shiftPeriod(period, -1)), valuesOf(code, shiftPeriod(period, -4))];
  return values && PERIODS.includes(period) ? [makeFact(catalogue, { period, unit: code, version: 1, values, previous, yearAgo })] : [];
}

/** The few stores that readers of figures use, over this bureau. */
export function smallBureau(catalogue: Catalogue, catalogues: CatalogueSource): Database {
  const rollups = PERIODS.flatMap((period) => rollupsOf(catalogue, catalogues, period));
  const records = PERIODS.map((period) => recordOf(catalogue, period)).toReversed();
  const planned: PeriodRecord = { ...records[0]!, period: shiftPeriod(LAST, 1), state: 'planned' };
  return {
    periods: {
      all: async () => [planned, ...records],
      get: async (period: Period) => records.find((r) => r.period === period) ?? null,
      units: async (period: Period, prefixes: string[] = ['/']) =>
        unitsOf(period).filter((u) => prefixes.some((p) => u.path.startsWith(p))),
      unit: async (period: Period, code: string) => unitsOf(period).find((u) => u.code === code) ?? null,
      unitsOf: async (periods: Period[], codes: string[]) =>
        periods.flatMap((period) => unitsOf(period).filter((u) => codes.includes(u.code))),
      strayed: async (period: Period, path: string, prefixes: string[]) => {
        const today = new Map(unitsOf(LAST).map((unit) => [unit.code, unit.path]));
        const isOutside = (code: string): boolean => !prefixes.some((prefix) => today.get(code)?.startsWith(prefix));
        return unitsOf(period).flatMap((unit) => (unit.path.startsWith(path) && isOutside(unit.code) ? [unit.code] : []));
      },
      children: async (period: Period, parent: string) => unitsOf(period).filter((u) => u.parent === parent),
      exceptions: async () => [],
    },
    units: {
      byCode: async (code: string) => unitsOf(LAST).find((u) => u.code === code) ?? null,
      byCodes: async (codes: string[]) => unitsOf(LAST).filter((u) => codes.includes(u.code)),
      successions: async () => [],
    },
    returns: {
      explained: async () => [],
      ofPeriod: async (period: Period, codes = unitsOf(period).map(({ code }) => code)) => codes.flatMap((code) => returnOf(code, period)),
    },
    facts: {
      dirty: async () => [],
      of: async (period: Period, codes: string[]) => codes.flatMap((code) => factsOf(catalogue, period, code)),
      reported: async (period: Period, codes: string[]) => new Set(codes.filter((code) => valuesOf(code, period) !== null)),
    },
    rollups: {
      of: async (periods: Period[], units: string[], sectors: null | 'each') =>
        rollups.filter((r) => periods.includes(r.period) && units.includes(r.unit) && (r.sector === null) === (sectors === null)),
      computedAt: async (period: Period) => (PERIODS.includes(period) ? '2026-10-13T01:00:00.000Z' : null),
    },
    snapshot(work: (stores: Stores) => Promise<unknown>) {
      return work(this as unknown as Stores);
    },
  } as unknown as Database;
}

export function actorAt(role: Role, unit: string): Actor {
  const path = unitsOf(LAST).find((u) => u.code === unit)!.path;
  return { userId: role, username: role, displayName: role, grants: [{ role, unit, path }], address: null };
}
