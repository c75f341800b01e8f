/** Shares of targets met, added up: Σ met over Σ judged, for shares are never averaged. */
import type { Tally } from './judged.js';

export type ShareOnTarget = Pick<Tally, 'met' | 'judged'>;

export const addShares = (shares: readonly ShareOnTarget[]): ShareOnTarget => ({
  met: shares.reduce((sum, { met }) => sum + met, 0),
  judged: shares.reduce((sum, { judged }) => sum + judged, 0),
});

/** In per cent; null where nothing is judged. */
export const percentOf = ({ met, judged }: ShareOnTarget): number | null => (judged === 0 ? null : (met / judged) * 100);
