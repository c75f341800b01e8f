/** What an import of past quarters will do, as it is kept between planning and applying: thousands of rows, so values stand in columns. */
import type { Period } from '#domain/period/period.js';
import type { StoredValue, StoredValues } from '#domain/return/values.js';
import type { PeriodUnit } from '#domain/unit/unit.js';

export interface HistoryReturn {
  unit: string;
  /** Version the values build on; 0 = the unit has none yet. */
  base: number;
  values: StoredValues;
}
/** '' = the unit has no such value. */
type PackedValue = StoredValue | '';
export interface HistoryQuarter {
  period: Period;
  catalogueVersion: string;
  /** The quarter is not there yet. */
  isNew: boolean;
  /** Its tree, where it is made or grows; null = stays as it is. */
  tree: PeriodUnit[] | null;
  codes: string[];
  /** Unit, base, then a value for each code. */
  returns: [unit: string, base: number, ...values: PackedValue[]][];
}
/** Oldest first. */
export interface HistoryContent {
  quarters: HistoryQuarter[];
}

/** As much as one row of the database takes with ease; a table that needs more is brought in in parts. */
export const MAX_CONTENT = 8_000_000;

export function packReturns(returns: readonly HistoryReturn[]): Pick<HistoryQuarter, 'codes' | 'returns'> {
  const codes = [...new Set(returns.flatMap(({ values }) => Object.keys(values)))].sort();
  return {
    codes,
    returns: returns.map(({ unit, base, values }) => [
      unit,
      base,
      ...codes.map((code): PackedValue => values[code] ?? (code in values ? null : '')),
    ]),
  };
}

export const unpackReturns = ({ codes, returns }: Pick<HistoryQuarter, 'codes' | 'returns'>): HistoryReturn[] =>
  returns.map(([unit, base, ...packed]) => {
    const values: StoredValues = {};
    codes.forEach((code, i) => {
      const value = packed[i];
      if (value !== undefined && value !== '') values[code] = value;
    });
    return { unit, base, values };
  });
