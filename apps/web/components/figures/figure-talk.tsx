/** 批注: what readers said of one figure, of the unit and of those below it; anybody who sees the figure may add to it. */
import { useState, type FormEvent } from 'react';
import { LONGEST_FIGURE_COMMENT } from '#domain/indicators/figure-comment.js';
import type { FigureThreadView } from '#domain/views/figure-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useWatched } from '../../api/use-watched.js';
import { useText } from '../../i18n/language.js';
import { ActionError, ErrorNote, Skeleton } from '../states.js';
import { FigureThread } from './figure-thread.js';
import { useFigures, type FigureSource } from './figures-context.js';
import '../threads/threads.css';

export function FigureTalk({ source }: { source: FigureSource }) {
  const t = useText();
  const { data, talks: ofPage } = useFigures();
  const [text, setText] = useState('');
  const [unit, period] = [source.unit ?? data.unit.code, source.period ?? data.period];
  const query = new URLSearchParams({ period, unit, code: source.code });
  const talks = useWatched<FigureThreadView[]>(`/figures/threads?${query}`);
  const act = useAction(async (path: string, body: object) => {
    await mutate('POST', `/figures/threads${path}`, body);
    talks.reload();
    ofPage.reload();
  });
  const nameOf = (code: string) => (code === data.unit.code ? data.unit : data.children.find((child) => child.code === code))?.name ?? code;
  const say = (body: object) => act.run('', { period, code: source.code, ...body });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() && (await say({ unit, text: text.trim() }))) setText('');
  };
  return (
    <div className="talk">
      <p className="trace__about">{t('talk.seenBy')}</p>
      {talks.error && <ErrorNote error={talks.error} retry={talks.reload} />}
      {!talks.data && !talks.error && <Skeleton rows={3} />}
      {talks.data?.length === 0 && <p className="none-here">{t('talk.none')}</p>}
      <ul>
        {talks.data?.map((thread) => (
          <FigureThread
            key={thread.id}
            thread={thread}
            about={thread.unit === unit ? '' : nameOf(thread.unit)}
            busy={act.busy}
            onReply={(words) => say({ unit: thread.unit, thread: thread.id, text: words })}
            onSettle={() => act.run(`/${encodeURIComponent(thread.id)}/resolve`, thread.resolvedAt === null ? {} : { open: true })}
          />
        ))}
      </ul>
      <form className="threads__new" onSubmit={(event) => void send(event)}>
        <label className="form-field">
          <span className="form-field__label">{t('talk.new', { unit: nameOf(unit) })}</span>
          <textarea
            className="field"
            rows={3}
            maxLength={LONGEST_FIGURE_COMMENT}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <div className="thread__actions">
          <button type="submit" className="button button--small button--primary" disabled={act.busy || !text.trim()}>
            {t(act.busy ? 'threads.sending' : 'threads.send')}
          </button>
        </div>
      </form>
      <ActionError error={act.error} />
    </div>
  );
}
