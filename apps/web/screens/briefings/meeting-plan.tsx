/** The next review meeting as a line of dates: returns due, draft appears, meeting; earlier ones below in short. */
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { MeetingSummary } from '#domain/views/meeting-view.js';
import { daysUntil, longDate, shortDate, today } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';

export function MeetingPlan({ meetings, periods }: { meetings: MeetingSummary[]; periods: PeriodView[] }) {
  const t = useText();
  const now = today();
  const coming = meetings.filter((m) => m.meetsOn >= now).toSorted((a, b) => (a.meetsOn < b.meetsOn ? -1 : 1));
  const next = coming[0];
  if (!next) return <p className="plan plan--none panel">{t('meeting.none')}</p>;
  const period = periods.find((p) => p.period === next.period);
  const steps = [
    ...(period ? [{ key: 'due' as const, date: period.dueOn }] : []),
    { key: 'draft' as const, date: next.draftsOn },
    { key: 'meets' as const, date: next.meetsOn },
  ].toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const left = daysUntil(next.meetsOn);
  return (
    <section className="panel plan" aria-label={t('meeting.next')}>
      <div className="plan__words">
        <h2>{next.title}</h2>
        <p>
          <span className="plan__date">{longDate(next.meetsOn)}</span>
          <span>{left === 0 ? t('meeting.today') : t('meeting.left', { days: left })}</span>
        </p>
      </div>
      <ol className="plan__steps">
        {steps.map((step) => (
          <li key={step.key} className={step.date < now ? 'is-past' : step.date === now ? 'is-now' : ''}>
            <span>{t(`meeting.${step.key}`)}</span>
            <time dateTime={step.date}>{shortDate(step.date)}</time>
          </li>
        ))}
      </ol>
      {coming.length > 1 && (
        <ul className="plan__more">
          {coming.slice(1).map((m) => (
            <li key={m.id}>
              {m.title} <time dateTime={m.meetsOn}>{shortDate(m.meetsOn)}</time>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
