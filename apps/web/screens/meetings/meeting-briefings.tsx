/** The briefings made for a meeting, newest first. */
import type { MeetingBriefing } from '#domain/views/meeting-view.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { BriefingLink } from './briefing-link.js';

export function MeetingBriefings({ briefings }: { briefings: MeetingBriefing[] }) {
  const t = useText();
  return (
    <section className="panel section" aria-label={t('meeting.briefings')}>
      <h2>{t('meeting.briefings')}</h2>
      {briefings.length === 0 && <p className="none-here">{t('meeting.briefings.none')}</p>}
      <ul className="meeting-briefings">
        {briefings.map((briefing) => (
          <li key={briefing.id}>
            <BriefingLink briefing={briefing} />
            <span>{t(`briefings.status.${briefing.status}`)}</span>
            <span>{t('meeting.briefings.drafted', { time: moment(briefing.renderedAt ?? briefing.createdAt) })}</span>
            {briefing.failure && <span className="meeting-briefings__failure">{briefing.failure}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
