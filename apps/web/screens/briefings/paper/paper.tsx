/** The pages of a PDF one below the other, as wide as there is room; a newer file takes the place of the one before without moving what one looks at. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, getFile } from '../../../api/client.js';
import { Icon } from '../../../components/icon.js';
import { useText } from '../../../i18n/language.js';
import { openPdf, type OpenPdf } from './open-pdf.js';
import { PaperPage } from './paper-page.js';
import './paper.css';

interface Props {
  /** Address in the api; another one means a newer file of the same document. */
  address: string;
  label: string;
  /** It scrolls by itself beside the editor; else it is as long as its pages. */
  scrolls?: boolean;
}

export function Paper({ address, label, scrolls = false }: Props) {
  const t = useText();
  const [file, setFile] = useState<OpenPdf | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(true);
  const [round, setRound] = useState(0);
  const [page, setPage] = useState(1);
  const shown = useRef<OpenPdf | null>(null);

  useEffect(() => {
    const abort = new AbortController();
    setBusy(true);
    void (async () => {
      try {
        const { blob } = await getFile(address, 'briefing.pdf', abort.signal);
        const next = await openPdf(new Uint8Array(await blob.arrayBuffer()));
        if (abort.signal.aborted) return next.close();
        const before = shown.current;
        shown.current = next;
        setFile(next);
        setError(null);
        setBusy(false);
        // Its pages stay in sight until the new ones are drawn.
        if (before) setTimeout(before.close, 4_000);
      } catch (cause) {
        if (abort.signal.aborted) return;
        setBusy(false);
        setError(cause instanceof ApiError ? cause : new ApiError(0, 'internal', t('paper.unreadable'), t('paper.unreadableDetail')));
      }
    })();
    return () => abort.abort();
  }, [address, round, t]);
  useEffect(() => () => shown.current?.close(), []);

  const seen = useCallback((number: number) => setPage(number), []);
  const pages = file?.sizes.length ?? 0;
  return (
    <section className={`paper ${scrolls ? 'paper--scrolls' : ''}`} aria-label={label} aria-busy={busy}>
      <p className="paper__state" role="status">
        {error ? (
          <>
            <Icon name="alert" size={15} />
            {error.detail || error.title}{' '}
            <button type="button" className="link" onClick={() => setRound(round + 1)}>
              {t('state.retry')}
            </button>
          </>
        ) : busy ? (
          <>
            <Icon name="clock" size={15} />
            {t(file ? 'paper.renewing' : 'paper.opening')}
          </>
        ) : (
          t('paper.page', { page: Math.min(page, pages), pages })
        )}
      </p>
      <div className="paper__pages" data-scrolls tabIndex={scrolls ? 0 : -1}>
        {file
          ? file.sizes.map((size, i) => <PaperPage key={i} file={file} number={i + 1} size={size} onSeen={seen} />)
          : !error && <div className="paper__page paper__page--waiting" />}
      </div>
    </section>
  );
}
