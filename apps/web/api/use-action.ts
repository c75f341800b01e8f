/** Runs one mutation at a time and keeps its refusal, so that a button can say that it is busy and a form what was wrong. */
import { useCallback, useRef, useState } from 'react';
import { ApiError } from './client.js';

export interface Action<A extends unknown[]> {
  run: (...args: A) => Promise<boolean>;
  busy: boolean;
  error: ApiError | null;
  clear: () => void;
}

/** `run` answers true when the work succeeded; a second call while busy does nothing, or waits for its turn where each call is about something else. */
export function useAction<A extends unknown[]>(work: (...args: A) => Promise<void>, { inLine = false } = {}): Action<A> {
  const [state, setState] = useState<{ busy: boolean; error: ApiError | null }>({ busy: false, error: null });
  const latest = useRef(work);
  latest.current = work;
  const running = useRef<Promise<void> | null>(null);
  const run = useCallback(
    async (...args: A) => {
      while (inLine && running.current) await running.current;
      if (running.current) return false;
      let over!: () => void;
      running.current = new Promise((resolve) => (over = resolve));
      setState({ busy: true, error: null });
      try {
        await latest.current(...args);
        setState({ busy: false, error: null });
        return true;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        setState({ busy: false, error });
        return false;
      } finally {
        running.current = null;
        over();
      }
    },
    [inLine],
  );
  const clear = useCallback(() => setState({ busy: false, error: null }), []);
  return { run, ...state, clear };
}
