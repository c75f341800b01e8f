/** Messages sent in the quarter (已发消息): what, to whom, over which channel, and what became of it; read when it is asked for. */
import { useState } from 'react';
import { MESSAGE_KINDS } from '#domain/message/message.js';
import type { SentView } from '#domain/views/administration-view.js';
import { useResource } from '../../api/use-resource.js';
import { ErrorNote, Skeleton } from '../../components/states.js';
import { moment } from '../../i18n/dates.js';
import { useLanguage, useText } from '../../i18n/language.js';

const FIRST = 20;
/** As many as the list holds at most. */
const MOST = 500;

/** `asOf`: read anew with the page. */
export function Sent({ period, asOf }: { period: string; asOf: string }) {
  const t = useText();
  const [asked, setAsked] = useState(false);
  return (
    <section className="panel section" aria-label={t('console.sent')}>
      <h2>{t('console.sent')}</h2>
      {asked ? (
        <SentList key={asOf} period={period} />
      ) : (
        <button type="button" className="button button--small sent__show" onClick={() => setAsked(true)}>
          {t('console.sentShow')}
        </button>
      )}
    </section>
  );
}

const hasFailed = ({ deliveries }: SentView): boolean => deliveries.some(({ status }) => status === 'failed');

function SentList({ period }: { period: string }) {
  const t = useText();
  const language = useLanguage();
  const list = useResource<SentView[]>(`/messages/sent?period=${period}`);
  const [onlyFailed, setOnlyFailed] = useState(false);
  const [whole, setWhole] = useState(false);
  if (list.error) return <ErrorNote error={list.error} retry={list.reload} />;
  if (!list.data) return <Skeleton rows={4} />;
  if (list.data.length === 0) return <p className="none-here">{t('console.noneSent')}</p>;
  const failed = list.data.filter(hasFailed);
  const wanted = onlyFailed ? failed : list.data;
  const shown = whole ? wanted : wanted.slice(0, FIRST);
  return (
    <>
      <label className="sent__filter">
        <input type="checkbox" checked={onlyFailed} onChange={() => setOnlyFailed(!onlyFailed)} />
        {t('console.onlyFailed', { count: failed.length })}
      </label>
      {wanted.length === 0 && <p className="none-here">{t('console.noneFailed')}</p>}
      <ul className="sent">
        {shown.map((message) => (
          <li key={message.id}>
            <span className="office__when">{moment(message.createdAt)}</span>
            <span className="sent__what">
              {MESSAGE_KINDS[message.kind][language]} · <strong>{message.to}</strong>
              {message.unitName && <> · {message.unitName}</>}
              <span className="late__sub">{message.subject}</span>
            </span>
            <Deliveries deliveries={message.deliveries} />
          </li>
        ))}
      </ul>
      {shown.length < wanted.length && (
        <button type="button" className="button button--small late__more" onClick={() => setWhole(true)}>
          {t('console.moreEvents', { count: wanted.length - shown.length })}
        </button>
      )}
      {list.data.length >= MOST && <p className="late__sub">{t('console.sentCut', { count: MOST })}</p>}
    </>
  );
}

function Deliveries({ deliveries }: Pick<SentView, 'deliveries'>) {
  const t = useText();
  return (
    <ul className="sent__channels">
      {deliveries.map(({ channel, address, status, attempts, outcome, sentAt }) => (
        <li key={channel} className={status === 'failed' ? 'late__sub--alert' : undefined}>
          {t(`console.channel.${channel}`)} {t(`console.delivery.${status}`)}
          {sentAt && channel !== 'inbox' && <> {moment(sentAt)}</>}
          {address && <span className="late__sub">{address}</span>}
          {outcome && <span className="late__sub">{outcome}</span>}
          {attempts > 1 && <span className="late__sub">{t('console.tries', { count: attempts })}</span>}
        </li>
      ))}
    </ul>
  );
}
