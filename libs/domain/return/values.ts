/** Values of a return: element code → number, in the element's own unit. */

/**
 * One cell as stored: a number; `null` = left empty; `{raw, value: null}` = something that is not a number of this element
 * (kept as written, so the clerk sees his own text), or 不适用 where the element allows it.
 * A code that is absent was not expected of this unit.
 */
export type StoredValue = number | null | { raw: string; value: null };
export type StoredValues = Record<string, StoredValue>;

/** The numbers alone: what expressions and sums work on. A code without a number is absent. */
export type Values = Record<string, number>;

export const NOT_APPLICABLE = '不适用';

export const numberOf = (stored: StoredValue | undefined): number | null => (typeof stored === 'number' ? stored : null);

export function numbersOf(stored: StoredValues): Values {
  const values: Values = {};
  for (const [code, value] of Object.entries(stored)) if (typeof value === 'number') values[code] = value;
  return values;
}

/** The same for reading only: where every cell holds a number, the very object, because copying thousands of them is what takes long. */
export function readNumbers(stored: StoredValues): Readonly<Values> {
  for (const code in stored) if (typeof stored[code] !== 'number') return numbersOf(stored);
  return stored as Values;
}

/** Facts and sums are integers of ten-thousandths, so that totals are exact. */
export const SCALE = 10_000;
export const toScaled = (value: number): bigint => BigInt(Math.round(value * SCALE));
export const fromScaled = (scaled: bigint): number => Number(scaled) / SCALE;
