/** The dashboard behind the wall: asked for again and again with its ETag; what was shown stays when the server is lost, with the time it was last heard of. */
import { useEffect, useState } from 'react';
import type { Dashboard } from '#domain/dashboard/block.js';
import { ApiError, getNew } from '../../api/client.js';
import { useLanguage } from '../../i18n/language.js';

export interface WallFigures {
  data: Dashboard | null;
  /** Why there is nothing to show, or no longer. */
  error: ApiError | null;
  /** When the server last answered, ISO, while it does not. */
  lostSince: string | null;
}
const NOTHING: WallFigures = { data: null, error: null, lostSince: null };

export function useWallFigures(path: string | null, seconds: number): WallFigures {
  const language = useLanguage();
  const [state, setState] = useState<WallFigures>(NOTHING);

  useEffect(() => {
    if (path === null) return;
    const abort = new AbortController();
    let etag: string | null = null;
    let heard = new Date();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      try {
        const answer = await getNew<Dashboard>(path, etag, abort.signal);
        heard = new Date();
        if (answer) {
          etag = answer.etag;
          setState({ data: answer.data, error: null, lostSince: null });
        } else setState((before) => (before.lostSince === null ? before : { ...before, lostSince: null }));
      } catch (error) {
        if (abort.signal.aborted) return;
        if (!(error instanceof ApiError)) throw error;
        setState((before) => (before.data && isPassing(error) ? keeping(before, heard) : { data: null, error, lostSince: null }));
      }
      if (!abort.signal.aborted) timer = setTimeout(() => void ask(), seconds * 1000);
    };
    void ask();
    return () => {
      abort.abort();
      clearTimeout(timer);
      setState(NOTHING);
    };
  }, [path, language, seconds]);

  return state;
}

/** The network or the server, not a refusal: a reader who may no longer see the figures loses them at once. */
const isPassing = (error: ApiError): boolean => error.status === 0 || error.status >= 500 || error.status === 429;

/** The same object once it is said, so that nothing is drawn again. */
const keeping = (before: WallFigures, heard: Date): WallFigures =>
  before.lostSince ? before : { ...before, lostSince: heard.toISOString() };
