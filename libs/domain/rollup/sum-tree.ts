/** Sums the facts of a period up its tree, for every node and, for nodes with children, for each sector below them. */
import type { CatalogueSource } from '../catalogue/catalogue-source.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Period } from '../period/period.js';
import type { ReturnRecord } from '../return/return.js';
import { UNIT_TYPES, type Sector, type UnitType, type PeriodUnit } from '../unit/unit.js';
import { slotMapOf } from './decode-fact.js';
import { filingOf, NO_FILING, wereBroughtIn } from './filing.js';
import type { Fact, Rollup } from './rollup.js';
import { slotLayoutOf, slotsAppliedTo } from './slot-layout.js';
import { SECTOR_LIST, sectorIndex, treeRowsOf, type TreeRows } from './tree-rows.js';

export interface SumInput {
  period: Period;
  /** In force for the period: its slots are those of the rollups. */
  catalogue: Catalogue;
  /** For facts made under another version. */
  catalogues: Pick<CatalogueSource, 'ofVersion'>;
  /** The period's own tree. */
  units: readonly PeriodUnit[];
  returns: readonly ReturnRecord[];
  /** On-time day, `YYYY-MM-DD`. */
  dueOn: string;
  /** Own on-time days of single units, by code. */
  ownDueDays?: ReadonlyMap<string, string>;
  /** The day of counting, likewise: whoever has not filed is late only once `dueOn` is over. */
  today: string;
}

type Slots = Pick<Fact, 'values' | 'present'>;

const TYPE_LIST = Object.keys(UNIT_TYPES) as UnitType[];
/** Whole numbers kept per row besides the slots: reported and expected units, the filing counts, then expected units per type. */
const REPORTED = 0;
const EXPECTED = 1;
const FILING = 2;
const TYPES = 8;
const TALLIES = TYPES + TYPE_LIST.length;

/**
 * One full pass: `add()` every fact of the period in any order, then `finish()`.
 * Sums are flat arrays of 64-bit integers, so totals are exact and 100,000 units are summed in a fraction of a second.
 * The arrays of the rollups are views into those or shared with facts and with one another: read them, and copy their bytes by
 * `byteOffset` and `byteLength`, never by `.buffer` alone.
 */
export class RollupSum {
  private readonly tree: TreeRows;
  private readonly size: number;
  private readonly sums: BigInt64Array;
  private readonly counts: Uint32Array;
  private readonly tallies: Uint32Array;
  private readonly filled: Uint8Array;
  private readonly facts: (Slots | undefined)[];
  private readonly slotMaps = new Map<string, Int32Array>();
  private readonly expectedSlots = new Map<string, Uint32Array>();
  private readonly leafCounts = new Map<number, Uint32Array[]>();
  private readonly appliesTo: Uint8Array[];
  private readonly nothing: Slots;

  constructor(private readonly input: SumInput) {
    this.tree = treeRowsOf(input.units);
    this.size = slotLayoutOf(input.catalogue).size;
    this.sums = new BigInt64Array(this.tree.summedRows * this.size);
    this.counts = new Uint32Array(this.tree.summedRows * this.size);
    this.filled = new Uint8Array(this.tree.summedRows);
    this.tallies = new Uint32Array(this.tree.rows * TALLIES);
    this.facts = Array.from<Slots | undefined>({ length: this.tree.units.length });
    this.appliesTo = TYPE_LIST.map((type) => slotsAppliedTo(type, input.catalogue));
    this.nothing = { values: new BigInt64Array(this.size), present: new Uint8Array(this.size) };
  }

  /** False when the unit is not in the period's tree: its fact belongs to no sum. */
  add(fact: Fact): boolean {
    const { tree, sums, counts } = this;
    const node = tree.indexOf.get(fact.unit);
    if (node === undefined) return false;
    if (this.facts[node]) throw new Error(`Two facts of unit ${fact.unit} in ${this.input.period}`);
    const { values, present } = (this.facts[node] = this.decode(fact));
    const holder = tree.isInner[node] ? node : tree.parent[node]!;
    if (holder < 0) return true;
    const row = tree.sectorRowOf(holder, sectorIndex(tree.units[node]!.sector));
    this.filled[row] = 1;
    for (let slot = 0, into = row * this.size; slot < present.length; slot++, into++)
      if (present[slot]) {
        sums[into] = BigInt.asIntN(64, sums[into]! + values[slot]!);
        counts[into]! += 1;
      }
    return true;
  }

  finish(): Rollup[] {
    this.tallyUnits();
    const { tree } = this;
    for (let node = tree.units.length - 1; node >= 0; node--) {
      const above = tree.parent[node]!;
      if (!tree.isMixed(node)) {
        if (above >= 0) this.addRow(tree.rowOf(node), tree.sectorRowOf(above, sectorIndex(tree.units[node]!.sector)));
        continue;
      }
      for (let s = 0; s < SECTOR_LIST.length; s++) {
        const row = tree.sectorRowOf(node, s);
        if (row < 0) continue;
        this.addRow(row, tree.rowOf(node));
        if (above >= 0) this.addRow(row, tree.sectorRowOf(above, s));
      }
    }
    return this.rollups();
  }

  /** The fact in the slots of this period's catalogue; a slot without a value holds 0. */
  private decode(fact: Fact): Slots {
    if (fact.catalogueVersion === this.input.catalogue.version) return fact;
    const map = this.slotMapOf(fact.catalogueVersion);
    const slots: Slots = { values: new BigInt64Array(this.size), present: new Uint8Array(this.size) };
    for (let slot = 0; slot < fact.present.length; slot++) {
      const into = map[slot]!;
      if (!fact.present[slot] || into < 0) continue;
      slots.values[into] = fact.values[slot]!;
      slots.present[into] = 1;
    }
    return slots;
  }

  private tallyUnits(): void {
    const records = new Map(this.input.returns.map((record) => [record.unit, record]));
    const { tallies } = this;
    const broughtIn = wereBroughtIn(this.input.returns);
    this.tree.units.forEach((unit, node) => {
      /** A unit that filed unasked is expected after all: reported never exceeds expected. */
      const reported = this.facts[node] !== undefined;
      const expected = unit.expected || reported;
      const base = this.tree.sectorRowOf(node, sectorIndex(unit.sector)) * TALLIES;
      tallies[base + REPORTED] = reported ? 1 : 0;
      tallies[base + EXPECTED] = expected ? 1 : 0;
      const dueOn = this.input.ownDueDays?.get(unit.code) ?? this.input.dueOn;
      const filing = broughtIn ? NO_FILING : filingOf(records.get(unit.code), expected, { dueOn, today: this.input.today });
      tallies[base + FILING] = filing.due;
      tallies[base + FILING + 1] = filing.submitted;
      tallies[base + FILING + 2] = filing.onTime;
      tallies[base + FILING + 3] = filing.late;
      tallies[base + FILING + 4] = filing.acceptedFirstTime;
      tallies[base + FILING + 5] = filing.returned;
      if (expected) tallies[base + TYPES + TYPE_LIST.indexOf(unit.type)] = 1;
    });
  }

  private addRow(from: number, into: number): void {
    const { sums, counts, tallies, size } = this;
    for (let k = 0, f = from * TALLIES, t = into * TALLIES; k < TALLIES; k++, f++, t++) tallies[t]! += tallies[f]!;
    /** Leaves were added to their parents as they came. */
    if (from >= this.tree.summedRows || !this.filled[from]) return;
    this.filled[into] = 1;
    for (let k = 0, f = from * size, t = into * size; k < size; k++, f++, t++) {
      sums[t] = BigInt.asIntN(64, sums[t]! + sums[f]!);
      counts[t]! += counts[f]!;
    }
  }

  private rollups(): Rollup[] {
    const { tree } = this;
    const rollups: Rollup[] = [];
    tree.units.forEach((_, node) => {
      rollups.push(this.rollupOf(node, null, tree.rowOf(node)));
      if (!tree.isInner[node]) return;
      SECTOR_LIST.forEach((sector, s) => {
        const row = tree.sectorRowOf(node, s);
        if (row >= 0) rollups.push(this.rollupOf(node, sector, row));
      });
    });
    return rollups;
  }

  private rollupOf(node: number, sector: Sector | null, row: number): Rollup {
    const tally = this.tallies.subarray(row * TALLIES, (row + 1) * TALLIES);
    const fact = this.facts[node] ?? this.nothing;
    const isLeaf = !this.tree.isInner[node];
    return {
      period: this.input.period,
      unit: this.tree.units[node]!.code,
      sector,
      catalogueVersion: this.input.catalogue.version,
      sums: isLeaf ? fact.values : this.sums.subarray(row * this.size, (row + 1) * this.size),
      counts: isLeaf ? this.leafCountsOf(fact.present) : this.counts.subarray(row * this.size, (row + 1) * this.size),
      expected: this.expectedOf(tally.subarray(TYPES)),
      reportedUnits: tally[REPORTED]!,
      expectedUnits: tally[EXPECTED]!,
      filing: {
        due: tally[FILING]!,
        submitted: tally[FILING + 1]!,
        onTime: tally[FILING + 2]!,
        late: tally[FILING + 3]!,
        acceptedFirstTime: tally[FILING + 4]!,
        returned: tally[FILING + 5]!,
      },
    };
  }

  /** Per slot, how many expected units are of a type the slot applies to; rows with the same units per type share one array. */
  private expectedOf(unitsPerType: Uint32Array): Uint32Array {
    const key = unitsPerType.join();
    let expected = this.expectedSlots.get(key);
    if (expected) return expected;
    expected = new Uint32Array(this.size);
    for (let type = 0; type < unitsPerType.length; type++) {
      const units = unitsPerType[type]!;
      if (units === 0) continue;
      const applies = this.appliesTo[type]!;
      for (let slot = 0; slot < this.size; slot++) if (applies[slot]) expected[slot]! += units;
    }
    this.expectedSlots.set(key, expected);
    return expected;
  }

  /** Most leaves fill the same cells: those share one array. */
  private leafCountsOf(present: Uint8Array): Uint32Array {
    let hash = 0;
    for (let slot = 0; slot < present.length; slot++) hash = (Math.imul(hash, 31) + present[slot]!) | 0;
    const alike = this.leafCounts.get(hash) ?? [];
    let counts = alike.find((known) => isAlike(known, present));
    if (!counts) this.leafCounts.set(hash, [...alike, (counts = Uint32Array.from(present))]);
    return counts;
  }

  private slotMapOf(version: string): Int32Array {
    let map = this.slotMaps.get(version);
    if (!map) this.slotMaps.set(version, (map = slotMapOf(this.input.catalogues.ofVersion(version), this.input.catalogue)));
    return map;
  }
}

/** The whole pass over facts at hand. */
export function sumTree(input: SumInput & { facts: Iterable<Fact> }): Rollup[] {
  const sum = new RollupSum(input);
  for (const fact of input.facts) sum.add(fact);
  return sum.finish();
}

function isAlike(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
