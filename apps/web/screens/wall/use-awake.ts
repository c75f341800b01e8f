/** Keeps the screen from falling asleep while the page is seen, where the browser can. */
import { useEffect } from 'react';

export function useAwake(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return;
    let held: WakeLockSentinel | null = null;
    let left = false;
    const hold = () => {
      if (document.visibilityState !== 'visible' || (held && !held.released)) return;
      navigator.wakeLock.request('screen').then(
        (lock) => {
          held = lock;
          if (left) void lock.release();
        },
        // Refused on battery or by policy: the wall works all the same.
        () => undefined,
      );
    };
    hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      left = true;
      document.removeEventListener('visibilitychange', hold);
      void held?.release();
    };
  }, []);
}
