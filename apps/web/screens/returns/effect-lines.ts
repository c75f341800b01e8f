/** The effect of a draft on the indicators: which move, how they are said, whether that is for the better. */
import type { EffectFigure, EffectView } from '#domain/views/return-view.js';
import { formatNumber, formatRatio, NO_VALUE } from '#domain/indicators/format-figure.js';

export type EffectLine = EffectView['lines'][number];

const moved = ({ before, after }: EffectLine['own']): boolean => before.value !== after.value;
export const isMoved = (line: EffectLine): boolean => moved(line.own) || moved(line.bureau);

export function sayFigure(line: EffectLine, figure: EffectFigure): { value: string; ratio: string } {
  if (figure.value === null) return { value: NO_VALUE, ratio: '' };
  const isRate = line.unit === '%';
  const decimals = isRate ? 1 : Number.isInteger(figure.value) ? 0 : 2;
  return {
    value: formatNumber(figure.value, decimals) + (isRate ? '%' : ''),
    ratio: formatRatio(figure.numerator, figure.denominator),
  };
}

export interface Move {
  to: 'up' | 'down' | 'none';
  /** Against what the indicator aims at; neutral ones and those best inside a range are never judged by a step alone. */
  isWorse: boolean;
}

export function moveOfFigures(line: EffectLine, { before, after }: EffectLine['own']): Move {
  if (before.value === null || after.value === null || before.value === after.value) return { to: 'none', isWorse: false };
  const to = after.value > before.value ? 'up' : 'down';
  return { to, isWorse: (line.direction === 'up' && to === 'down') || (line.direction === 'down' && to === 'up') };
}

/** Those that move come first, the order of the catalogue otherwise kept. */
export const movedFirst = (lines: readonly EffectLine[]): EffectLine[] => lines.toSorted((a, b) => Number(isMoved(b)) - Number(isMoved(a)));
