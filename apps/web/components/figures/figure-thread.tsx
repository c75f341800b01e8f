/** One thread about a figure: what was said, an answer field, and whether it is settled. */
import { useState, type FormEvent } from 'react';
import { LONGEST_FIGURE_COMMENT } from '#domain/indicators/figure-comment.js';
import type { FigureThreadView } from '#domain/views/figure-view.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';

interface Props {
  thread: FigureThreadView;
  /** The unit it is about, where that is not the one at hand. */
  about: string;
  busy: boolean;
  /** Both answer true when done. */
  onReply: (text: string) => Promise<boolean>;
  onSettle: () => Promise<boolean>;
}

export function FigureThread({ thread, about, busy, onReply, onSettle }: Props) {
  const t = useText();
  const [answering, setAnswering] = useState(false);
  const [text, setText] = useState('');
  const isSettled = thread.resolvedAt !== null;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim() || !(await onReply(text.trim()))) return;
    setText('');
    setAnswering(false);
  };
  return (
    <li className={`thread ${isSettled ? 'thread--settled' : ''}`}>
      {(about || isSettled) && (
        <p className="thread__about">
          {about}
          {isSettled && <span className="thread__mark">{t('talk.settled')}</span>}
        </p>
      )}
      <ol className="thread__said">
        {thread.comments.map((comment) => (
          <li key={comment.id} className="thread__one">
            <p className="thread__who">
              <b>{comment.author}</b>
              <time dateTime={comment.at}>{moment(comment.at)}</time>
            </p>
            <p className="thread__text">{comment.text}</p>
          </li>
        ))}
      </ol>
      {thread.resolvedAt && (
        <p className="thread__who">{t('talk.settledBy', { name: thread.resolvedBy ?? '', time: moment(thread.resolvedAt) })}</p>
      )}
      {answering ? (
        <form className="thread__answer" onSubmit={(event) => void send(event)}>
          <textarea
            className="field"
            rows={2}
            autoFocus
            maxLength={LONGEST_FIGURE_COMMENT}
            aria-label={t('threads.reply')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <div className="thread__actions">
            <button type="submit" className="button button--small" disabled={busy || !text.trim()}>
              {t(busy ? 'threads.sending' : 'threads.send')}
            </button>
            <button type="button" className="button button--small button--plain" onClick={() => setAnswering(false)}>
              {t('action.cancel')}
            </button>
          </div>
        </form>
      ) : (
        <div className="thread__actions">
          {!isSettled && (
            <button type="button" className="link" onClick={() => setAnswering(true)}>
              {t('threads.reply')}
            </button>
          )}
          {thread.mayResolve && (
            <button type="button" className="link" disabled={busy} onClick={() => void onSettle()}>
              {t(isSettled ? 'talk.reopen' : 'talk.settle')}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
