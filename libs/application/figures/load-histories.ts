/** Loads the rollups behind figures and hands them out as histories, unit by unit and sector by sector. */
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { CatalogueSource } from '#domain/catalogue/catalogue-source.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import type { Text } from '#domain/errors.js';
import type { Basis } from '#domain/indicators/basis.js';
import type { Evaluation, NodeHistory } from '#domain/indicators/evaluate-indicators.js';
import { periodsOfYearUpTo, previousPeriod, samePeriodLastYear, trailingPeriods, type Period } from '#domain/period/period.js';
import { addRollups, subtractRollup } from '#domain/rollup/add-rollups.js';
import { CompactRollups } from '#domain/rollup/compact-rollups.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { inParts } from '#domain/grouped.js';
import { SECTORS, type PeriodUnit, type Sector } from '#domain/unit/unit.js';
import { loadPast, type Past } from './load-past.js';
import { regroupQuarters, type RegroupedQuarters, type RegroupStores } from './regroup-quarters.js';

export interface Histories {
  evaluation: Evaluation;
  /** The unit with all sectors, or the one everything is narrowed to. */
  of(unit: PeriodUnit): NodeHistory;
  /** The sectors that occur at the unit and below, in their fixed order; a unit without any below is its own sector's only row. */
  sectorsOf(unit: PeriodUnit): NodeHistory[];
  /** Hands out the histories of the peers, or some of them, one after another; nothing of them is held, and others have their turn in between. */
  eachPeer(work: (unit: PeriodUnit, node: NodeHistory) => void, some?: Peers): Promise<void>;
  /** Who stands in for whom in quarters before a merger. */
  past: Past;
  /** What the basis comes down to; null for the tree as it was. */
  basisNote: Text | null;
  /** Who is counted where; null for the tree as it was. */
  regrouped: RegroupedQuarters | null;
}

export interface Peers {
  units: PeriodUnit[];
  periods: Period[];
}

export interface HistoriesInput {
  /** The quarter all this is seen from. */
  at: Period;
  periods: Period[];
  units: PeriodUnit[];
  /** So many others that they are looked at one by one, and only at these few quarters of each. */
  peers?: Peers | undefined;
  /** Whose sectors are wanted besides. */
  sectorsOf?: PeriodUnit | readonly PeriodUnit[] | undefined;
  /** Of every unit only this sector. */
  sector?: Sector | null | undefined;
  basis?: Basis | undefined;
}

/** Every period a trend of this length reads, whole years for what is cumulative. */
export function periodsOfTrend(period: Period, length: number): Period[] {
  const periods = trailingPeriods(period, Math.max(length, 1));
  const oldest = periods[0]!;
  return [
    ...new Set([
      ...periodsOfYearUpTo(previousPeriod(oldest)),
      ...periodsOfYearUpTo(samePeriodLastYear(period)),
      ...periodsOfYearUpTo(oldest),
      ...periods,
      previousPeriod(period),
    ]),
  ];
}

/** Peers read at a time: what is done with them keeps the process busy for some hundredths of a second. */
const AT_ONCE = 250;

export async function loadHistories(
  stores: RegroupStores,
  catalogues: Pick<CatalogueSource, 'ofVersion'>,
  input: HistoriesInput,
): Promise<Histories> {
  const { at, periods, sectorsOf, peers = { units: [], periods: [] } } = input;
  const [sector, basis] = [input.sector ?? null, input.basis ?? 'as_was'];
  const units = [...input.units, ...peers.units];
  const bySector = sector !== null ? units : [sectorsOf ?? []].flat();
  /** The root stands in every period that was computed: without a row of its own a unit did not exist then. */
  const roots = [...new Set(units.map((u) => u.path.split('/')[1]!))];
  const [all, past, ofRoots] = await Promise.all([
    stores.periods.all(),
    loadPast(stores, { at, periods, units, bySector: basis === 'as_was' ? bySector : [] }),
    stores.rollups.of(periods, roots, null),
  ]);
  const versions = new Map<string, Catalogue>();
  /** Asked for every figure. */
  const ofVersion = (version: string): Catalogue => {
    const known = versions.get(version);
    if (known) return known;
    const catalogue = catalogues.ofVersion(version);
    versions.set(version, catalogue);
    return catalogue;
  };
  const evaluation: Evaluation = {
    catalogues: { ofVersion },
    computed: new Set(ofRoots.map((r) => r.period)),
    open: new Set(all.filter((p) => p.state === 'open').map((p) => p.period)),
    ofSameUnits: basis === 'comparable',
  };

  const shelf = new Shelf();
  /** What units that do not count add to stored rows, by row. */
  const less = new Map<string, Rollup>();
  const few = [...new Set([...input.units.map((u) => u.code), ...past.codes])];
  let regrouped: RegroupedQuarters | null = null;
  const partedUnits = new Set(sectorsOf === undefined ? [] : [...[sectorsOf].flat().map((u) => u.code), ...past.codes]);
  const readStored = async (from: Period[], codes: string[], keep: (rollup: Rollup) => void): Promise<void> => {
    const parted = sector !== null ? codes : codes.filter((code) => partedUnits.has(code));
    const [totals, parts] = await Promise.all([
      stores.rollups.of(from, codes, null),
      parted.length > 0 ? stores.rollups.of(from, parted, 'each') : [],
    ]);
    for (const rollup of [...totals, ...parts]) keep(subtractRollup(rollup, less.get(rowKey(rollup))));
  };
  const keep = (rollup: Rollup): void => shelf.keep(rollup);
  /** In which quarters the sums are those that are stored. */
  const stored = basis === 'as_was' ? [...periods] : basis === 'as_is' ? [at] : [];
  if (stored.length > 0) await readStored(stored, few, keep);
  if (basis !== 'as_was') {
    const tops = units.map((u) => u.path).filter((path, _, paths) => !paths.some((other) => other !== path && path.startsWith(other)));
    regrouped = await regroupQuarters(stores, catalogues, { at, basis, tops, computed: evaluation.computed, sector });
    const [isFew, isPeer] = [new Set(few), new Set(peers.units.map((u) => u.code))];
    // The quarter asked for stands in its own tree.
    for (const period of periods.filter((each) => evaluation.computed.has(each) && !stored.includes(each))) {
      const without = await regrouped.lessThanStored(period);
      if (without) {
        for (const each of without) less.set(rowKey(each), each);
        await readStored([period], few, keep);
        stored.push(period);
        continue;
      }
      for (const rollup of await regrouped.rollupsOf(period)) {
        if (isFew.has(rollup.unit)) shelf.keep(copyOf(rollup));
        else if (isPeer.has(rollup.unit) && peers.periods.includes(period)) shelf.keepSmall(rollup);
      }
    }
  }

  /** `only`: the quarters of it that were read; what was not would look as if the unit had not been there. */
  const historyOf = (
    unit: PeriodUnit,
    asked: string | null,
    shelves: readonly Shelf[] = [shelf],
    only: readonly Period[] | null = null,
  ): NodeHistory => {
    const known = new Map<Period, Rollup | undefined>();
    const rowOf = (row: Pick<PeriodUnit, 'code' | 'sector'>, period: Period): Rollup | undefined => {
      for (const each of shelves) {
        const found = each.rowOf(row, period, asked);
        if (found) return found;
      }
      return undefined;
    };
    const rollupIn = (period: Period): Rollup | undefined => {
      const rows = basis === 'as_was' ? past.rowsOf(unit.code, period) : [unit];
      if (rows.length === 1 && rows[0]!.code === unit.code) return rowOf(rows[0]!, period);
      const [first, ...rest] = rows.flatMap((row) => rowOf(row, period) ?? []);
      return first && addRollups(unit.code, [first, ...rest]);
    };
    const get = (period: Period): Rollup | undefined => {
      if (only && !only.includes(period)) throw new Error(`${unit.code} was not read in ${period}`);
      const found = known.get(period);
      if (found || known.has(period)) return found;
      const rollup = rollupIn(period);
      known.set(period, rollup);
      return rollup;
    };
    // Of all but a few units, a total would tell those few.
    const isRoot = unit.parent === null && basis === 'as_was';
    return { unit: unit.code, sector: asked, isRoot, rollups: { get, has: (period) => get(period) !== undefined } };
  };
  return {
    evaluation,
    past,
    basisNote: regrouped?.note ?? null,
    regrouped,
    of: (unit) => historyOf(unit, sector),
    eachPeer: async (work, { units: wanted, periods: wantedPeriods } = peers) => {
      const from = wantedPeriods.filter((period) => stored.includes(period));
      for (const some of inParts(wanted, AT_ONCE)) {
        const passing = new Shelf();
        const codes = some.map((unit) => unit.code);
        if (from.length > 0) await readStored(from, codes, (rollup) => passing.keep(rollup));
        for (const unit of some) work(unit, historyOf(unit, sector, [passing, shelf], wantedPeriods));
        await othersTurn();
      }
    },
    sectorsOf: (unit) => {
      const occurring = Object.keys(SECTORS).map((each) => historyOf(unit, each));
      return occurring.filter(({ rollups }) => periods.some((period) => rollups.has(period)));
    },
  };
}

const rowKey = ({ period, unit, sector }: Rollup): string => `${period}/${unit}/${sector ?? ''}`;

/** Rollups by period, unit and sector: of few units as they came, of very many made small. */
class Shelf {
  private readonly totals = new Map<string, Rollup>();
  private readonly parts = new Map<string, Rollup>();
  private readonly small = new CompactRollups();
  private readonly parted = new Set<string>();

  keep(rollup: Rollup): void {
    const key = `${rollup.period}/${rollup.unit}`;
    if (rollup.sector === null) this.totals.set(key, rollup);
    else this.parts.set(`${key}/${rollup.sector}`, rollup);
    if (rollup.sector !== null) this.parted.add(key);
  }

  keepSmall(rollup: Rollup): void {
    this.small.add(rollup);
    if (rollup.sector !== null) this.parted.add(`${rollup.period}/${rollup.unit}`);
  }

  /** A unit without any below has no rows of sectors: all of it is of its own. */
  rowOf({ code, sector }: Pick<PeriodUnit, 'code' | 'sector'>, period: Period, asked: string | null): Rollup | undefined {
    const key = `${period}/${code}`;
    const isPart = asked !== null && this.parted.has(key);
    if (!isPart && asked !== null && sector !== asked) return undefined;
    if (isPart) return this.parts.get(`${key}/${asked}`) ?? this.small.get(period, code, asked);
    return this.totals.get(key) ?? this.small.get(period, code, null);
  }
}

/** Rollups of a sum are views into its arrays: keeping one would keep them all. */
const copyOf = (rollup: Rollup): Rollup => ({ ...rollup, sums: rollup.sums.slice(), counts: rollup.counts.slice() });
