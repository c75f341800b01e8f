/** All meetings as years of four quarters: held, coming, or still to be planned. */
import { Link } from 'react-router';
import { MEETING_KINDS } from '#domain/meeting/meeting.js';
import { periodOf, yearOf } from '#domain/period/period.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { MeetingSummary } from '#domain/views/meeting-view.js';
import { usePlace } from '../../app/context.js';
import { shortDate } from '../../i18n/dates.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { HowSoon } from './how-soon.js';

interface Props {
  meetings: MeetingSummary[];
  /** Those that were opened. */
  periods: PeriodView[];
  /** Null for whoever only reads. */
  onPlan: ((period: string) => void) | null;
}

export function MeetingYears({ meetings, periods, onPlan }: Props) {
  const t = useText();
  const years = [...new Set(periods.map(({ period }) => yearOf(period)))].toSorted((a, b) => b - a);
  return (
    <section className="meeting-years" aria-label={t('meetings.calendar')}>
      {years.map((year) => (
        <div key={year} className="meeting-years__year">
          <h2>{t('meetings.year', { year })}</h2>
          <ol className="panel">
            {[1, 2, 3, 4].map((quarter) => {
              const period = periodOf(year, quarter);
              const opened = periods.find((one) => one.period === period);
              const held = meetings.filter((meeting) => meeting.period === period);
              return (
                <li key={quarter}>
                  <h3>{t('meetings.quarter', { quarter })}</h3>
                  {held.map((meeting) => (
                    <MeetingCell key={meeting.id} meeting={meeting} />
                  ))}
                  {held.length === 0 && <p className="meeting-years__none">{t(opened ? 'meetings.unset' : 'meetings.noPeriod')}</p>}
                  {held.length === 0 && opened && onPlan && (
                    <button
                      type="button"
                      className="link"
                      aria-label={t('meetings.setFor', { period: opened.name })}
                      onClick={() => onPlan(period)}
                    >
                      {t('meetings.set')}
                    </button>
                  )}
                </li>
              );
            })}
          </ol>
        </div>
      ))}
    </section>
  );
}

function MeetingCell({ meeting }: { meeting: MeetingSummary }) {
  const language = useLanguage();
  const { link } = usePlace();
  return (
    <div className="meeting-years__meeting">
      <Link to={link(`/meetings/${meeting.id}`)}>{meeting.title}</Link>
      <p>
        <time dateTime={meeting.meetsOn}>{shortDate(meeting.meetsOn)}</time>
        <HowSoon meetsOn={meeting.meetsOn} />
        {meeting.kind !== 'quarterly' && <span>{MEETING_KINDS[meeting.kind][language]}</span>}
      </p>
    </div>
  );
}
