/** One question with what was said to it, an answer field, and the mark that it is settled. */
import { useId, useState, type FormEvent } from 'react';
import type { ThreadView } from '#domain/views/return-view.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';

/** What a reader can do with a thread; the first two answer true when done. */
export interface Say {
  reply: (thread: string, text: string) => Promise<boolean>;
  settle: (thread: string, open: boolean) => Promise<boolean>;
  busy: boolean;
}

export const LONGEST_COMMENT = 1000;

export function ThreadItem({ thread, about, say }: { thread: ThreadView; about: string; say: Say }) {
  const t = useText();
  const id = useId();
  const [answering, setAnswering] = useState(false);
  const [text, setText] = useState('');
  const isSettled = thread.resolvedAt !== null;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim() || !(await say.reply(thread.id, text.trim()))) return;
    setText('');
    setAnswering(false);
  };
  return (
    <li className={`thread ${isSettled ? 'thread--settled' : ''}`} aria-labelledby={id}>
      <p className="thread__about" id={id}>
        {about}
        {isSettled && <span className="thread__mark">{t('threads.resolved')}</span>}
      </p>
      <ol className="thread__said">
        {thread.comments.map((comment) => (
          <li key={comment.id} className={comment.own ? 'thread__one thread__one--own' : 'thread__one'}>
            <p className="thread__who">
              <b>{comment.own ? t('threads.own') : comment.authorName}</b>
              <time dateTime={comment.createdAt}>{moment(comment.createdAt)}</time>
              <span>{t('threads.version', { version: comment.version })}</span>
            </p>
            <p className="thread__text">{comment.text}</p>
          </li>
        ))}
      </ol>
      {thread.resolvedAt && (
        <p className="thread__who">{t('threads.resolvedBy', { name: thread.resolvedBy ?? '', time: moment(thread.resolvedAt) })}</p>
      )}
      {answering ? (
        <form className="thread__answer" onSubmit={(event) => void send(event)}>
          <textarea
            className="field"
            rows={2}
            autoFocus
            maxLength={LONGEST_COMMENT}
            aria-label={t('threads.replyTo', { about })}
            value={text}
            onChange={(e) => setText(e.target.value)}
            onKeyDown={(e) => e.key === 'Escape' && setAnswering(false)}
          />
          <div className="thread__actions">
            <button type="submit" className="button button--small" disabled={say.busy || !text.trim()}>
              {t(say.busy ? 'threads.sending' : 'threads.send')}
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
          <button type="button" className="link" disabled={say.busy} onClick={() => void say.settle(thread.id, isSettled)}>
            {t(isSettled ? 'threads.reopen' : 'threads.resolve')}
          </button>
        </div>
      )}
    </li>
  );
}
