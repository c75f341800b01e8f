/** Facts (数据) and rollups (汇总): what one accepted return says, and the same summed up the tree, per sector, with reporting counts. */
import type { ElementCode, IndicatorCode } from '../catalogue/catalogue.js';
import type { Period } from '../period/period.js';
import type { Sector } from '../unit/unit.js';

/**
 * The slots of a catalogue version: one a element, two an indicator that is evaluated per return (numerator, denominator).
 * Facts and rollups are arrays in this order; decoding goes by code, never by number.
 */
export interface SlotLayout {
  catalogueVersion: string;
  elements: ElementCode[];
  /** Indicators evaluated per return, in catalogue order; slots follow those of the elements. */
  indicators: { code: IndicatorCode; ratio: boolean }[];
  size: number;
  elementSlot(code: ElementCode): number | undefined;
  numeratorSlot(code: IndicatorCode): number | undefined;
  denominatorSlot(code: IndicatorCode): number | undefined;
}

/** One unit × period: scaled integers (ten-thousandths); a slot without a value is absent, never 0. */
export interface Fact {
  period: Period;
  unit: string;
  catalogueVersion: string;
  /** Accepted return version it was made from. */
  version: number;
  /** 0 in a slot without a value. */
  values: BigInt64Array;
  /** 1 = the slot has a value. */
  present: Uint8Array;
}

/** Sums of a node over its own return and all accepted descendants; `sector` null = all sectors. */
export interface Rollup {
  period: Period;
  unit: string;
  sector: Sector | null;
  catalogueVersion: string;
  sums: BigInt64Array;
  /** How many returns each sum is made of. */
  counts: Uint32Array;
  /** How many returns each slot expects (units the slot applies to). */
  expected: Uint32Array;
  /** Units that filed an accepted return / were expected to file, in this subtree (and sector). */
  reportedUnits: number;
  expectedUnits: number;
  /** Filing record of the subtree for RSP14. */
  filing: FilingCounts;
}

export interface FilingCounts {
  /** Filed, or expected and past the due day. */
  due: number;
  submitted: number;
  onTime: number;
  late: number;
  acceptedFirstTime: number;
  returned: number;
}
