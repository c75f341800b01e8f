/** Cells a sender is not shown and his file says nothing of: they stay as they are, for leaving out what one cannot see empties nothing. */
import type { Actor } from '#domain/access/actor.js';
import type { Catalogue, ElementCode } from '#domain/catalogue/catalogue.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { ReturnRecord } from '#domain/return/return.js';
import type { StoredValues } from '#domain/return/values.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { cellsSeenBy } from '../returns/four-forms.js';

/** Codes the sender may not see and gave no value for. */
export function silentCells(actor: Actor, catalogue: Catalogue, unit: PeriodUnit, values: StoredValues): ElementCode[] {
  const isSeen = cellsSeenBy(actor, catalogue, unit);
  const kept = catalogue.elementsFor(unit.type).filter((element) => element.bureauTotalOnly && !isSeen(element.code));
  return kept.flatMap(({ code }) => ((values[code] ?? null) === null ? [code] : []));
}

/** The values with those cells as they stand; untouched, and nothing asked, where there are none. */
export async function withSilentCells(
  stores: Pick<Stores, 'returns'>,
  record: ReturnRecord | null,
  values: StoredValues,
  silent: readonly ElementCode[],
): Promise<StoredValues> {
  if (!record || silent.length === 0) return values;
  const version = await stores.returns.version(record.period, record.unit, record.version);
  return version ? { ...values, ...cellsOf(version.values, silent) } : values;
}

export const cellsOf = (values: StoredValues, codes: readonly ElementCode[]): StoredValues =>
  Object.fromEntries(codes.map((code) => [code, values[code] ?? null]));
