/** What an import of past quarters will do, as it is kept between planning and applying. */
import type { Period } from '#domain/period/period.js';
import type { StoredValues } from '#domain/return/values.js';
import type { PeriodUnit } from '#domain/unit/unit.js';

export interface HistoryReturn {
  unit: string;
  /** Version the values build on; 0 = the unit has none yet. */
  base: number;
  values: StoredValues;
}
export interface HistoryQuarter {
  period: Period;
  catalogueVersion: string;
  /** The quarter is not there yet. */
  isNew: boolean;
  /** Its tree, where it is made or grows; null = stays as it is. */
  tree: PeriodUnit[] | null;
  returns: HistoryReturn[];
}
/** Oldest first. */
export interface HistoryContent {
  quarters: HistoryQuarter[];
}
