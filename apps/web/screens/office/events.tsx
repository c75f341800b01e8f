/** What happened to the returns of the quarter since yesterday, newest first. */
import { useState } from 'react';
import { Link } from 'react-router';
import type { OfficeView } from '#domain/views/office-view.js';
import { usePlace } from '../../app/context.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';

const FIRST = 8;

export function Events({ events, period }: { events: OfficeView['events']; period: string }) {
  const t = useText();
  const { link } = usePlace();
  const [whole, setWhole] = useState(false);
  const shown = whole ? events : events.slice(0, FIRST);
  return (
    <section className="panel section" aria-label={t('console.events')}>
      <h2>{t('console.events')}</h2>
      {events.length === 0 && <p className="none-here">{t('console.noEvents')}</p>}
      <ul className="office__list office__list--events">
        {shown.map((one) => (
          <li key={`${one.at} ${one.unit} ${one.act} ${one.version}`}>
            <span className="office__when">{moment(one.at)}</span>
            <span>
              <Link to={link(`/review/${one.unit}/${period}`)}>{one.unitName}</Link> {t(`console.act.${one.act}`, { version: one.version })}
              <span className="late__sub"> {one.by}</span>
            </span>
          </li>
        ))}
      </ul>
      {shown.length < events.length && (
        <button type="button" className="button button--small" onClick={() => setWhole(true)}>
          {t('console.moreEvents', { count: events.length - shown.length })}
        </button>
      )}
    </section>
  );
}
