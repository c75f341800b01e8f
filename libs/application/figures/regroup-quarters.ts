/** Sums quarters again along the tree of the quarter asked for: of all units that stand in it, or of the comparable ones only. */
import type { CatalogueSource } from '#domain/catalogue/catalogue-source.js';
import type { Text } from '#domain/errors.js';
import type { Basis } from '#domain/indicators/basis.js';
import { periodsBehind } from '#domain/indicators/compare.js';
import { periodName, type Period } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Stores } from '#domain/ports/database.port.js';
import { comparableIn, countedIn, regroupTree, type RegroupedPeriod, type RegroupedUnit } from '#domain/rollup/regroup-tree.js';
import { isBroughtIn, wereBroughtIn } from '#domain/rollup/filing.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { RollupSum } from '#domain/rollup/sum-tree.js';
import { heirsAmong, predecessorsOf } from '#domain/unit/succession.js';
import type { PeriodUnit, Sector } from '#domain/unit/unit.js';
import { COMMIT_MS } from '../periods/carry-returns.js';
import { ownDueDays } from '../periods/due-days.js';

/** Facts held at a time besides the sums. */
const AT_ONCE = 2_000;

export type RegroupStores = Pick<Stores, 'periods' | 'units' | 'returns' | 'facts' | 'rollups'>;

export interface RegroupedQuarters {
  /**
   * Where the quarter's own tree below the tops is that of now: what is to be taken from its stored rows, nothing where everybody counts.
   * Null where the quarter has to be summed again.
   */
  lessThanStored(period: Period): Promise<Rollup[] | null>;
  /** Every row of a computed quarter below the tops, of all sectors and of each: views, to be copied by whoever keeps them. */
  rollupsOf(period: Period): Promise<Rollup[]>;
  /** Whose returns those are made of, each where it counts; nobody in a quarter that was not computed. */
  countedIn(period: Period): Promise<RegroupedUnit[]>;
  /** What the basis comes down to here. */
  note: Text;
}

const isSamePlace = (unit: PeriodUnit, other: PeriodUnit | undefined): boolean => unit.path === other?.path && unit.sector === other.sector;

const holdsAny = ({ expectedUnits, filing }: Rollup): boolean => expectedUnits > 0 || Object.values(filing).some((count) => count > 0);

/** Each quarter's units and facts are read once; of the comparable ones, first also who filed in the quarters compared. */
export async function regroupQuarters(
  stores: RegroupStores,
  catalogues: Pick<CatalogueSource, 'ofVersion'>,
  input: {
    at: Period;
    basis: Exclude<Basis, 'as_was'>;
    /** Paths, in the tree of `at`, below which sums are wanted. */
    tops: string[];
    /** Quarters that have figures at all. */
    computed: ReadonlySet<Period>;
    /** Of which sector the note speaks. */
    sector: Sector | null;
  },
): Promise<RegroupedQuarters> {
  const { at, computed } = input;
  const [now, successions] = await Promise.all([stores.periods.units(at, input.tops), stores.units.successions()]);
  const places = new Map(now.map((unit) => [unit.code, unit]));
  const before = predecessorsOf(successions);
  const candidates = [...new Set(now.flatMap(({ code }) => [...(before.get(code) ?? [])]))];
  const standing = new Set([...now, ...(await stores.periods.unitsOf([at], candidates))].map(({ code }) => code));
  const heirOf = heirsAmong(successions, (code) => standing.has(code));
  const codes = [...new Set([...now.map(({ code }) => code), ...candidates.filter((code) => !standing.has(code))])];
  /** All of them as they stood then, wherever that was: nearly all below the tops, in one piece. */
  const standingThen = async (period: Period): Promise<PeriodUnit[]> => {
    const below = await stores.periods.units(period, input.tops);
    const there = new Set(below.map(({ code }) => code));
    const elsewhere = codes.filter((code) => !there.has(code));
    const meant = new Set(codes);
    return [...below.filter(({ code }) => meant.has(code)), ...(await stores.periods.unitsOf([period], elsewhere))];
  };
  const regrouped = async (period: Period): Promise<RegroupedUnit[]> =>
    regroupTree(period, now, period === at ? now : await standingThen(period), heirOf);

  const comparable = input.basis === 'comparable' ? await findComparable() : null;
  const isCounted = (unit: RegroupedUnit): boolean => !comparable || comparable.units.has(unit.identity);
  return {
    lessThanStored: async (period) => {
      const then = await stores.periods.units(period, input.tops);
      if (then.length !== now.length || !then.every((unit) => isSamePlace(unit, places.get(unit.code)))) return null;
      const gone = codes.filter((code) => !places.has(code));
      if ((await stores.periods.unitsOf([period], gone)).length > 0) return null;
      const left = comparable ? then.map(({ code }) => code).filter((code) => !comparable.units.has(code)) : [];
      if (left.length === 0) return [];
      if (left.length * 2 > then.length || !(await areSummed(period, left))) return null;
      return (await sumOf(period, then, new Set(left))).filter(holdsAny);
    },
    countedIn: async (period) => (computed.has(period) ? (await regrouped(period)).filter(isCounted) : []),
    rollupsOf: async (period) => {
      const units = computed.has(period) ? await regrouped(period) : [];
      return sumOf(period, units, new Set(units.filter(isCounted).map(({ code }) => code)));
    },
    note: comparable
      ? {
          zh: `可比口径：${comparable.units.size}/${comparable.all}个单位，只含各期都已审核的，报送情况不适用`,
          en: `Comparable units: ${comparable.units.size} of ${comparable.all}, accepted in every quarter; how returns came in is not told of them`,
        }
      : { zh: `现行口径：以前各期按${periodName(at).zh}的组织树重新汇总`, en: `Earlier quarters summed again along the tree of ${at}` },
  };

  /** Whether the stored rows hold what these units say now, no more and no less: nobody is marked, and nobody filed since. */
  async function areSummed(period: Period, units: string[]): Promise<boolean> {
    const [marks, computedAt] = await Promise.all([stores.facts.dirty(period), stores.rollups.computedAt(period)]);
    if (marks.length > 0 || computedAt === null) return false;
    const returns = await stores.returns.ofPeriod(period, units);
    const since = new Date(Date.parse(computedAt) - COMMIT_MS).toISOString();
    if (returns.some(({ firstSubmittedAt }) => firstSubmittedAt !== null && firstSubmittedAt >= since)) return false;
    if (returns.some((each) => !isBroughtIn(each))) return true;
    // In a quarter that was brought in nobody is late.
    return wereBroughtIn(returns) === wereBroughtIn(await stores.returns.ofPeriod(period));
  }

  /** Of these units, with the returns of those that count. */
  async function sumOf(period: Period, units: readonly PeriodUnit[], counting: ReadonlySet<string>): Promise<Rollup[]> {
    const [record, computedAt] = await Promise.all([stores.periods.get(period), stores.rollups.computedAt(period)]);
    if (!record || computedAt === null || units.length === 0) return [];
    const counted = [...counting];
    const [returns, exceptions] = await Promise.all([stores.returns.ofPeriod(period, counted), stores.periods.exceptions(period)]);
    const sum = new RollupSum({
      period,
      catalogue: catalogues.ofVersion(record.catalogueVersion),
      catalogues,
      units: units.map((unit) => ({ ...unit, expected: unit.expected && counting.has(unit.code) })),
      returns,
      dueOn: record.dueOn,
      ownDueDays: ownDueDays(record, exceptions),
      // As the stored sums of the quarter were counted.
      today: shanghaiDate(new Date(computedAt)),
    });
    for (let from = 0; from < counted.length; from += AT_ONCE)
      for (const fact of await stores.facts.of(period, counted.slice(from, from + AT_ONCE))) sum.add(fact);
    return sum.finish();
  }

  async function findComparable(): Promise<{ units: ReadonlySet<string>; all: number }> {
    const quarters: RegroupedPeriod[] = [];
    for (const period of periodsBehind(at).filter((each) => computed.has(each))) {
      const units = await regrouped(period);
      quarters.push({ units, reported: await stores.facts.reported(period, codes) });
    }
    const sectorOf = new Map(now.map((unit) => [unit.code, unit.sector]));
    const isMeant = (code: string): boolean => input.sector === null || sectorOf.get(code) === input.sector;
    const today = { units: now.map((unit) => ({ ...unit, identity: unit.code })), reported: await stores.facts.reported(at, codes) };
    return {
      units: new Set([...comparableIn(quarters)].filter(isMeant)),
      all: [...countedIn(today)].filter(isMeant).length,
    };
  }
}
