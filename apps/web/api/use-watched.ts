/** Reads one address as `useResource` does and looks again while the page is seen; asking with the known ETag costs a few bytes when nothing is new. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { ApiError, getNew } from './client.js';
import type { Resource } from './use-resource.js';

const EVERY = 15_000;

interface State<T> {
  data: T | null;
  error: ApiError | null;
  loading: boolean;
  /** When something new came unasked. */
  renewed: number | null;
}

export type Watched<T> = Omit<Resource<T>, 'put'> & Pick<State<T>, 'renewed'>;

export function useWatched<T>(path: string | null): Watched<T> {
  const language = useLanguage();
  const [round, setRound] = useState(0);
  const etag = useRef<string | null>(null);
  const [state, setState] = useState<State<T>>({ data: null, error: null, loading: path !== null, renewed: null });

  const [asked, setAsked] = useState(path);

  useEffect(() => {
    setAsked(path);
    if (path === null) return setState({ data: null, error: null, loading: false, renewed: null });
    const abort = new AbortController();
    etag.current = null;
    setState((before) => ({ ...before, error: null, loading: true }));
    getNew<T>(path, null, abort.signal)
      .then((answer) => {
        if (answer === null) return;
        etag.current = answer.etag;
        setState({ data: answer.data, error: null, loading: false, renewed: null });
      })
      .catch((error: unknown) => {
        if (abort.signal.aborted) return;
        if (!(error instanceof ApiError)) throw error;
        setState({ data: null, error, loading: false, renewed: null });
      });

    let asking = false;
    const look = async () => {
      if (asking || document.hidden || etag.current === null) return;
      asking = true;
      try {
        const answer = await getNew<T>(path, etag.current, abort.signal);
        if (answer === null || abort.signal.aborted) return;
        etag.current = answer.etag;
        setState({ data: answer.data, error: null, loading: false, renewed: Date.now() });
      } catch (error) {
        // What is shown says its own time; the next look may succeed.
        if (!(error instanceof ApiError) && !abort.signal.aborted) throw error;
      } finally {
        asking = false;
      }
    };
    const timer = setInterval(() => void look(), EVERY);
    const seen = () => void look();
    document.addEventListener('visibilitychange', seen);
    return () => {
      abort.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [path, language, round]);

  const reload = useCallback(() => setRound((n) => n + 1), []);
  return { ...state, loading: state.loading || asked !== path, reload };
}
