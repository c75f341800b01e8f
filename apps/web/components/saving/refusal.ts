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

/** Whether a field of the refusal is that cell: `values.M09.numerator` is M09. */
const isOf = (field: string, code: string): boolean => {
  const named = field.replace(/^(values|edits)\./, '');
  return named === code || named.startsWith(`${code}.`);
};

/** What it says of the cell, if it names it. */
export const reasonOf = (refusal: Refusal, code: string): string | undefined => refusal.errors.find((e) => isOf(e.field, code))?.message;

/** The cells it names; when it names none of them, all of them. */
export function refusedCells(refusal: Refusal, codes: string[]): string[] {
  const named = codes.filter((code) => reasonOf(refusal, code) !== undefined);
  return named.length > 0 ? named : codes;
}
