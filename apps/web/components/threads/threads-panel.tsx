/** Questions about a return and their answers, read and written by the unit and its reviewers alike. */
import { useState } from 'react';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { ThreadView } from '#domain/views/return-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useResource } from '../../api/use-resource.js';
import { useText } from '../../i18n/language.js';
import { ActionError, ErrorNote, Skeleton } from '../states.js';
import { NewThread } from './new-thread.js';
import { ThreadItem, type Say } from './thread-item.js';
import './threads.css';

interface Props {
  /** `/returns/{unit}/{period}` of the api. */
  address: string;
  catalogue: CatalogueView | null;
  /** Elements the unit files, for asking about one cell. */
  elements: readonly string[];
  /** False before anything was filed: there is nothing to talk about yet. */
  hasReturn: boolean;
  /** The cell at hand: what a new question is likely about. */
  about?: string | null;
  onChanged?: () => void;
}

export function ThreadsPanel({ address, catalogue, elements, hasReturn, about = null, onChanged }: Props) {
  const t = useText();
  const threads = useResource<ThreadView[]>(hasReturn ? `${address}/comments` : null);
  const [settledShown, setSettledShown] = useState(false);
  const act = useAction(async (path: string, body: object) => {
    await mutate('POST', `${address}/comments${path}`, body);
    threads.reload();
    onChanged?.();
  });
  if (!hasReturn) return null;
  const nameOf = (element: string | null) =>
    element === null ? t('threads.whole') : `${element} ${catalogue?.elements.find((e) => e.code === element)?.name ?? ''}`.trim();
  const say: Say = {
    reply: (thread, text) => act.run('', { text, thread }),
    settle: (thread, open) => act.run(`/${encodeURIComponent(thread)}/resolve`, open ? { open } : {}),
    busy: act.busy,
  };
  const all = threads.data ?? [];
  const open = all.filter((thread) => thread.resolvedAt === null);
  const settled = all.filter((thread) => thread.resolvedAt !== null);

  return (
    <section className="panel section threads" id="threads" aria-label={t('threads.title')}>
      <h2>{open.length > 0 ? t('threads.titleOpen', { count: open.length }) : t('threads.title')}</h2>
      {threads.error && <ErrorNote error={threads.error} retry={threads.reload} />}
      {!threads.data && !threads.error && <Skeleton rows={2} />}
      {threads.data && all.length === 0 && <p className="none-here">{t('threads.none')}</p>}
      <ul className="threads__list">
        {open.map((thread) => (
          <ThreadItem key={thread.id} thread={thread} about={nameOf(thread.element)} say={say} />
        ))}
      </ul>
      {settled.length > 0 && (
        <>
          <button
            type="button"
            className="link threads__settled"
            aria-expanded={settledShown}
            onClick={() => setSettledShown(!settledShown)}
          >
            {t('threads.settledOnes', { count: settled.length })}
          </button>
          {settledShown && (
            <ul className="threads__list">
              {settled.map((thread) => (
                <ThreadItem key={thread.id} thread={thread} about={nameOf(thread.element)} say={say} />
              ))}
            </ul>
          )}
        </>
      )}
      <ActionError error={act.error} />
      <NewThread
        elements={elements.map((code) => ({ code, name: nameOf(code) }))}
        about={about}
        busy={act.busy}
        onSend={(text, element) => act.run('', element ? { text, element } : { text })}
      />
    </section>
  );
}
