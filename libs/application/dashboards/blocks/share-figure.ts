/** A share of targets met as a figure, with what it is made of, and the tone the traffic light gives it. */
import { lightOf, type Light } from '#domain/analysis/lights.js';
import type { Tally } from '#domain/analysis/judged.js';
import { percentOf, type ShareOnTarget } from '#domain/analysis/share-on-target.js';
import type { Appraisal } from '#domain/catalogue/catalogue.js';
import type { Figure, Tone } from '#domain/dashboard/block.js';
import { isUncertain } from '#domain/indicators/coverage-floor.js';
import { formatCoverage, formatNumber, formatRatio, NO_VALUE } from '#domain/indicators/format-figure.js';

export function shareFigure(
  share: ShareOnTarget,
  { reported, expected, provisional }: { reported: number; expected: number; provisional: boolean },
): Figure {
  const value = percentOf(share);
  return {
    value,
    display: value === null ? NO_VALUE : `${formatNumber(value, 1)}%`,
    ratio: value === null ? '' : formatRatio(share.met, share.judged),
    coverage: expected === 0 ? '' : formatCoverage(reported, expected),
    uncertain: value !== null && isUncertain({ status: provisional ? 'provisional' : 'final', reported, expected }),
  };
}

const TONES: Record<Light, Tone> = { green: 'good', yellow: 'warn', red: 'bad' };

export function shareTone(appraisal: Appraisal | undefined, tally: Tally): Tone {
  const light = appraisal ? lightOf(appraisal.lights, tally) : null;
  return light ? TONES[light] : tally.judged === 0 ? 'muted' : 'neutral';
}
