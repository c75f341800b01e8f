/** A version of a return as one text that does not depend on the order anything was written in: what its receipt's hash is taken of. */
import type { ReturnVersion } from './return.js';

/**
 * JSON without blanks, the keys of every object in the order of their code units, numbers as JSON writes them:
 * `{"form","notes","period","unit","values","version"}`. A note that was taken back is none.
 */
export function canonicalReturn(
  version: Pick<ReturnVersion, 'period' | 'unit' | 'version' | 'catalogueVersion' | 'values' | 'explanations'>,
): string {
  const notes = Object.fromEntries(Object.entries(version.explanations).filter(([, note]) => note !== ''));
  const { period, unit, values, catalogueVersion: form } = version;
  return JSON.stringify(inOrder({ form, notes, period, unit, values, version: version.version }));
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, inOrder(each)]));
}
