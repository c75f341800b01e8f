/** Who has got the released briefing, over which channel and with what outcome; and once more to those it did not reach. */
import type { BriefingDeliveries, BriefingDelivery } from '#domain/views/briefing-delivery-view.js';
import { grouped } from '#domain/grouped.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useResource } from '../../api/use-resource.js';
import { ActionError, ErrorNote, Notice, Skeleton } from '../../components/states.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';

export function Deliveries({ id, isCurrent }: { id: string; isCurrent: boolean }) {
  const t = useText();
  const list = useResource<BriefingDeliveries>(`/briefings/${id}/deliveries`);
  const again = useAction(async () => list.put(await mutate<BriefingDeliveries>('POST', `/briefings/${id}/deliver`)));
  if (list.error) return <ErrorNote error={list.error} retry={list.reload} />;
  if (!list.data) return <Skeleton rows={2} />;
  const { deliveries, refused } = list.data;
  const people = [...grouped(deliveries, (one) => one.to)];
  const reached = people.filter(([, ways]) => ways.some(isServed)).length;
  return (
    <details className="panel deliveries" open={deliveries.some((one) => one.status === 'failed') || refused.length > 0}>
      <summary>
        <strong>{t('deliveries.title')}</strong>
        <span>{people.length === 0 ? t('deliveries.none') : t('deliveries.tally', { reached, all: people.length })}</span>
      </summary>
      <div className="deliveries__inside">
        {refused.length > 0 && <Notice tone="warn">{t('deliveries.refused', { names: refused.join(t('list.comma')) })}</Notice>}
        <ul>
          {people.map(([to, ways]) => (
            <li key={to}>
              <b>{to}</b>
              {ways.map((way) => (
                <span key={way.id} className={way.status === 'failed' ? 'deliveries__failed' : ''}>
                  {t(`console.channel.${way.channel}`)} {t(`console.delivery.${way.status}`)}
                  {way.sendsFile && t('deliveries.withFile')}
                  {way.sentAt && ` ${moment(way.sentAt)}`}
                  {way.readAt && ` · ${t('deliveries.read', { time: moment(way.readAt) })}`}
                  {way.outcome && <small>{way.outcome}</small>}
                </span>
              ))}
            </li>
          ))}
        </ul>
        {isCurrent && (
          <button type="button" className="button button--small" disabled={again.busy} onClick={() => void again.run()}>
            {t('deliveries.again')}
          </button>
        )}
        <ActionError error={again.error} />
      </div>
    </details>
  );
}

const isServed = ({ status }: BriefingDelivery): boolean => status === 'sent';
