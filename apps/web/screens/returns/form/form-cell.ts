/** A figure of the online form as it is saved: what it may hold, and when two are the same. */
import type { StoredValue } from '#domain/return/values.js';
import type { ReturnView } from '#domain/views/return-view.js';
import type { OpenCell, Snapshot } from '../../../components/saving/saving.js';

export type FormCell = OpenCell<StoredValue>;
export type FormSnapshot = Snapshot<ReturnView, StoredValue>;

export const sameValue = (a: StoredValue | undefined, b: StoredValue | undefined): boolean =>
  (a ?? null) === (b ?? null) || (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null && a.raw === b.raw);
