/** Reads one address and keeps it: data, error, whether it is under way, and how to ask again. */
import { useCallback, useEffect, useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { ApiError, get } from './client.js';

export interface Resource<T> {
  data: T | null;
  error: ApiError | null;
  /** True while asking; `data` then still holds what was shown before. */
  loading: boolean;
  reload: () => void;
  /** Puts an answer that came another way, such as that of a mutation. */
  put: (data: T) => void;
}

/** `null` asks nothing. Asks again when the path or the language changes. */
export function useResource<T>(path: string | null): Resource<T> {
  const language = useLanguage();
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{ data: T | null; error: ApiError | null; loading: boolean }>({
    data: null,
    error: null,
    loading: path !== null,
  });
  // Of which address the state speaks: a new one counts as under way at once, not only after the next drawing.
  const [asked, setAsked] = useState(path);

  useEffect(() => {
    setAsked(path);
    if (path === null) {
      setState({ data: null, error: null, loading: false });
      return;
    }
    const abort = new AbortController();
    setState((before) => ({ ...before, error: null, loading: true }));
    get<T>(path, abort.signal)
      .then((data) => setState({ data, error: null, loading: false }))
      .catch((error: unknown) => {
        if (abort.signal.aborted) return;
        if (!(error instanceof ApiError)) throw error;
        setState({ data: null, error, loading: false });
      });
    return () => abort.abort();
  }, [path, language, round]);

  const reload = useCallback(() => setRound((n) => n + 1), []);
  const put = useCallback((data: T) => setState({ data, error: null, loading: false }), []);
  return { ...state, loading: state.loading || asked !== path, reload, put };
}
