/** What is known when a return is checked: its values and everything they are compared with. Gathered by the caller, so that checking is pure. */
import type { Catalogue, ElementCode, IndicatorCode, Rule } from '../catalogue/catalogue.js';
import type { Period } from '../period/period.js';
import type { CellMap } from '../return/return.js';
import type { StoredValues, Values } from '../return/values.js';
import type { PeriodUnit } from '../unit/unit.js';
import type { Finding } from './finding.js';

/** How one indicator lies among the returns of a sector in the previous quarter, each return's own value, in the indicator's unit. */
export interface PeerSpread {
  n: number;
  median: number;
  /** Median of the absolute deviations from the median. */
  mad: number;
}
export type PeerStats = Record<IndicatorCode, PeerSpread>;

export interface ValidationInput {
  catalogue: Catalogue;
  /** The unit as the period's tree has it. */
  unit: PeriodUnit;
  period: Period;
  /** As read or typed; expected codes that are absent count as empty. */
  values: StoredValues;
  /** Where each value was read; empty for the online form. */
  cells: CellMap;
  /** Accepted values of the previous quarter; null when there is no accepted return. */
  previous: Values | null;
  /** Accepted values of the same quarter last year. */
  yearAgo: Values | null;
  /** Accepted values of the last four quarters, newest first: `history[0]` is `previous`. */
  history: (Values | null)[];
  /** The previous quarter was brought in from an older table: what demands that its stocks are carried over is not asked. */
  previousIsHistorical?: boolean;
  /** How often this return was sent back so far. */
  returnedCount: number;
  /** Filed after the on-time day. */
  submittedLate: boolean;
  periodOpen: boolean;
  /** The unit is in the period's tree and expected to file. */
  unitActive: boolean;
  /** Its parent was valid on the quarter's last day. */
  parentValid: boolean;
  /** Spread of the unit's sector in the previous quarter; null where there is none. */
  peers: PeerStats | null;
}

/** A rule that is code: its texts and thresholds come from the catalogue entry of the same code. */
export type SystemRule = (rule: Rule, input: ValidationInput, values: Values) => Finding[];

export const thresholdOf = (rule: Rule, name: string): number => {
  const value = rule.parameters[name];
  if (typeof value !== 'number') throw new Error(`${rule.code} has no threshold "${name}"`);
  return value;
};
export const listOf = (rule: Rule, name: string): string[] => {
  const value = rule.parameters[name];
  if (!Array.isArray(value)) throw new Error(`${rule.code} has no list "${name}"`);
  return value;
};

/** Number of an element in a map of values, as expressions see it. */
export const valueIn = (values: Values | null | undefined, code: ElementCode): number | null => values?.[code] ?? null;
