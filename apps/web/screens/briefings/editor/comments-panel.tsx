/** Talk about one paragraph, or about all of them: asked, answered, settled; never printed. */
import { useState, type FormEvent } from 'react';
import type { BriefingThreadView } from '#domain/views/briefing-view.js';
import { mutate } from '../../../api/client.js';
import { useAction } from '../../../api/use-action.js';
import type { Resource } from '../../../api/use-resource.js';
import { SidePanel } from '../../../components/side-panel.js';
import { ActionError, ErrorNote, Skeleton } from '../../../components/states.js';
import { moment } from '../../../i18n/dates.js';
import { useText } from '../../../i18n/language.js';
import '../../../components/threads/threads.css';

interface Props {
  briefing: string;
  /** Null: of the whole briefing. */
  node: string | null;
  threads: Resource<BriefingThreadView[]>;
  /** Words of a paragraph, to say what is talked about. */
  wordsOf: (node: string) => string;
  mayComment: boolean;
  onGo: (node: string) => void;
  onClose: () => void;
}

const LONGEST = 1_000;

export function CommentsPanel({ briefing, node, threads, wordsOf, mayComment, onGo, onClose }: Props) {
  const t = useText();
  const send = useAction(async (body: { node: string; text: string; thread?: string }) => {
    await mutate('POST', `/briefings/${briefing}/comments`, body);
    threads.reload();
  });
  const settle = useAction(async (id: string, open: boolean) => {
    await mutate('POST', `/briefings/${briefing}/comments/${id}/resolve`, { open });
    threads.reload();
  });
  const shown = (threads.data ?? []).filter((thread) => node === null || thread.node === node);
  return (
    <SidePanel title={t('editor.comments')} onClose={onClose}>
      {threads.error ? (
        <ErrorNote error={threads.error} retry={threads.reload} />
      ) : !threads.data ? (
        <Skeleton rows={4} />
      ) : (
        <div className="threads">
          {node !== null && <blockquote className="bind__context">{wordsOf(node)}</blockquote>}
          {shown.length === 0 && <p className="none-here">{t('editor.noComments')}</p>}
          <ul>
            {shown.map((thread) => (
              <li key={thread.id} className={`thread ${thread.resolvedAt ? 'thread--settled' : ''}`}>
                {node === null && (
                  <button type="button" className="link bind__go" onClick={() => onGo(thread.node)}>
                    {wordsOf(thread.node).slice(0, 40)}
                  </button>
                )}
                {thread.comments.map((comment) => (
                  <div key={comment.id} className="thread__one">
                    <p className="thread__who">
                      <b>{comment.author}</b>
                      <time dateTime={comment.at}>{moment(comment.at)}</time>
                    </p>
                    <p className="thread__text">{comment.text}</p>
                  </div>
                ))}
                {thread.resolvedAt && (
                  <p className="thread__who">
                    {t('threads.resolvedBy', { name: thread.resolvedBy ?? '', time: moment(thread.resolvedAt) })}
                  </p>
                )}
                {mayComment && !thread.resolvedAt && (
                  <Say
                    label={t('threads.reply')}
                    busy={send.busy}
                    onSay={(text) => send.run({ node: thread.node, thread: thread.id, text })}
                  />
                )}
                {thread.mayResolve && (
                  <div className="thread__actions">
                    <button
                      type="button"
                      className="link"
                      disabled={settle.busy}
                      onClick={() => void settle.run(thread.id, thread.resolvedAt !== null)}
                    >
                      {t(thread.resolvedAt ? 'threads.reopen' : 'threads.resolve')}
                    </button>
                  </div>
                )}
              </li>
            ))}
          </ul>
          {mayComment && node !== null && (
            <Say label={t('editor.newComment')} busy={send.busy} onSay={(text) => send.run({ node, text })} />
          )}
          <ActionError error={send.error ?? settle.error} />
        </div>
      )}
    </SidePanel>
  );
}

function Say({ label, busy, onSay }: { label: string; busy: boolean; onSay: (text: string) => Promise<boolean> }) {
  const t = useText();
  const [text, setText] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() && (await onSay(text.trim()))) setText('');
  };
  return (
    <form className="thread__answer" onSubmit={(event) => void submit(event)}>
      <textarea
        className="field"
        rows={2}
        maxLength={LONGEST}
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim() !== '' && (
        <div className="thread__actions">
          <button type="submit" className="button button--small" disabled={busy}>
            {t(busy ? 'threads.sending' : 'threads.send')}
          </button>
        </div>
      )}
    </form>
  );
}
