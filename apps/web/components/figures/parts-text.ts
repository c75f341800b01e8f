/** Numerator and denominator as they stand beside every figure; a sum alone where there is no denominator. */
import { formatRatio, NO_VALUE } from '#domain/indicators/format-figure.js';

export function partsText({ numerator, denominator }: { numerator: number | null; denominator: number | null }): string {
  if (numerator === null) return NO_VALUE;
  return denominator === null ? numerator.toLocaleString('en-US') : formatRatio(numerator, denominator);
}
