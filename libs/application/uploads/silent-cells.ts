/** Cells a sender is not shown: whatever his file says of them they stay as they are, for nobody writes or empties what he cannot see. */
import type { ElementCode } from '#domain/catalogue/catalogue.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { ReturnRecord } from '#domain/return/return.js';
import type { StoredValues } from '#domain/return/values.js';

/** The values with those cells as they stand, empty where nothing was filed; untouched, and nothing asked, where there are none. */
export async function withSilentCells(
  stores: Pick<Stores, 'returns'>,
  record: ReturnRecord | null,
  values: StoredValues,
  silent: readonly ElementCode[],
): Promise<StoredValues> {
  if (silent.length === 0) return values;
  const version = record && (await stores.returns.version(record.period, record.unit, record.version));
  return { ...values, ...cellsOf(version?.values ?? {}, silent) };
}

export const cellsOf = (values: StoredValues, codes: readonly ElementCode[]): StoredValues =>
  Object.fromEntries(codes.map((code) => [code, values[code] ?? null]));
