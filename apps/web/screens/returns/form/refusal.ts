/** A refusal of the api as the save queue reads it, and which cells it speaks of. */
import type { FieldError } from '#domain/errors.js';

export interface Refusal {
  /** 0 = not reached. */
  status: number;
  title: string;
  detail: string;
  errors: FieldError[];
}

export const isRefusal = (error: unknown): error is Refusal =>
  typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number';

const codeOf = (field: string): string => field.replace(/^values\./, '').split('.')[0]!;

/** The cells it names; when it names none of them, all of them, unless `onlyNamed`. */
export function refusedCells(refusal: Refusal, codes: string[], onlyNamed = false): string[] {
  const named = codes.filter((code) => refusal.errors.some((e) => codeOf(e.field) === code));
  return named.length > 0 || onlyNamed ? named : codes;
}
