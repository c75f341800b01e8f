/** Which slide is shown: the next after so many seconds, or as the keys say. */
import { useCallback, useEffect, useState } from 'react';

export interface Rotation {
  index: number;
  paused: boolean;
  /** How many have been shown so far. */
  turns: number;
  step: (by: number) => void;
  goTo: (index: number) => void;
  pause: () => void;
}

export function useRotation(count: number, seconds: number): Rotation {
  const [{ at, turns }, setAt] = useState({ at: 0, turns: 0 });
  const [paused, setPaused] = useState(false);
  const index = count === 0 ? 0 : at % count;
  const goTo = useCallback((next: number) => setAt((before) => ({ at: next, turns: before.turns + 1 })), []);
  const step = useCallback(
    (by: number) => count > 0 && setAt((before) => ({ at: ((before.at % count) + by + count) % count, turns: before.turns + 1 })),
    [count],
  );
  const pause = useCallback(() => setPaused((was) => !was), []);

  useEffect(() => {
    if (paused || count < 2) return;
    const timer = setTimeout(() => step(1), seconds * 1000);
    return () => clearTimeout(timer);
  }, [paused, count, seconds, step, turns]);

  return { index, paused, turns, step, goTo, pause };
}
