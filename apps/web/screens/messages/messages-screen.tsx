/** Messages (消息): what one was told, newest first, and how one wants to be told. */
import { Link } from 'react-router';
import { MESSAGE_KINDS } from '#domain/message/message.js';
import type { InboxView } from '#domain/views/administration-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useResource } from '../../api/use-resource.js';
import { ActionError, ErrorNote, Skeleton } from '../../components/states.js';
import { moment } from '../../i18n/dates.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { useUnread } from '../../app/unread.js';
import { SettingsPanel } from './settings-panel.js';
import './messages.css';

export function MessagesScreen() {
  const t = useText();
  const language = useLanguage();
  const unread = useUnread();
  const inbox = useResource<InboxView>('/messages');
  const read = useAction(async (ids: string[] | null) => {
    await mutate('POST', '/messages/read', ids ? { ids } : {});
    inbox.reload();
    unread.reload();
  });
  if (inbox.error) return <ErrorNote error={inbox.error} retry={inbox.reload} />;
  if (!inbox.data) return <Skeleton rows={6} />;
  const { messages } = inbox.data;
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t('messages.title')}</h1>
          <p className="page-head__line">{t('messages.line', { unread: inbox.data.unread })}</p>
        </div>
        {inbox.data.unread > 0 && (
          <button type="button" className="button" disabled={read.busy} onClick={() => void read.run(null)}>
            {t('messages.readAll')}
          </button>
        )}
      </header>
      <ActionError error={read.error} />
      <div className="messages">
        <section className="panel section" aria-label={t('messages.title')}>
          {messages.length === 0 && <p className="none-here">{t('messages.none')}</p>}
          <ul>
            {messages.map((message) => (
              <li key={message.id} className={`message ${message.readAt ? '' : 'message--unread'}`}>
                <span className="message__when">
                  {moment(message.createdAt)} · {MESSAGE_KINDS[message.kind][language]}
                </span>
                <strong>
                  {message.subject}
                  {!message.readAt && <span className="visually-hidden">（{t('messages.unread')}）</span>}
                </strong>
                <p>{message.body}</p>
                {message.link && (
                  <Link to={message.link} onClick={() => void read.run([message.id])}>
                    {t('messages.go')}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </section>
        <SettingsPanel />
      </div>
    </>
  );
}
