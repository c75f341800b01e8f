/** Review meetings (例会): the next one with its plan, and all of them by year and quarter. */
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { MeetingSummary, MeetingView } from '#domain/views/meeting-view.js';
import { usePlace } from '../../app/context.js';
import { useSession } from '../../app/session.js';
import { useResource } from '../../api/use-resource.js';
import { ErrorNote, Skeleton, StateNote } from '../../components/states.js';
import { longDate, today } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { HowSoon } from './how-soon.js';
import { MeetingDialog } from './meeting-dialog.js';
import { MeetingYears } from './meeting-years.js';
import { PlanLine } from './plan-line.js';
import './meetings.css';

export function MeetingsScreen() {
  const t = useText();
  const { may } = useSession();
  const { periods, link } = usePlace();
  const navigate = useNavigate();
  const meetings = useResource<MeetingSummary[]>('/meetings');
  /** Quarter of the meeting that is being planned. */
  const [planning, setPlanning] = useState<string | null>(null);
  if (meetings.error) return <ErrorNote error={meetings.error} retry={meetings.reload} />;
  if (!meetings.data) return <Skeleton rows={8} />;
  const all = meetings.data;
  const now = today();
  const [next] = all.filter(({ meetsOn }) => meetsOn >= now).toSorted((a, b) => (a.meetsOn < b.meetsOn ? -1 : 1));
  // A quarter has one meeting: the one it has is moved on its own page.
  const without = periods.filter((one) => !all.some((meeting) => meeting.period === one.period));
  const onPlan = may('briefings.manage') ? setPlanning : null;
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t('meetings.title')}</h1>
          <p className="page-head__line">{t('meetings.line')}</p>
        </div>
        {onPlan && without[0] && (
          <button type="button" className="button button--primary" onClick={() => onPlan(without[0]!.period)}>
            {t('meetings.add')}
          </button>
        )}
      </header>
      {next ? (
        <NextMeeting meeting={next} />
      ) : all.length === 0 ? (
        <StateNote icon="meetings" title={t('meetings.noneTitle')}>
          {t('meetings.none')}
        </StateNote>
      ) : (
        <p className="panel section next-meeting--none">{t('meetings.noneComing')}</p>
      )}
      <MeetingYears meetings={all} periods={periods} onPlan={onPlan} />
      {planning && (
        <MeetingDialog
          periods={without}
          period={planning}
          meeting={null}
          onClose={() => setPlanning(null)}
          onSaved={({ id }) => void navigate(link(`/meetings/${id}`))}
        />
      )}
    </>
  );
}

function NextMeeting({ meeting }: { meeting: MeetingSummary }) {
  const t = useText();
  const { link } = usePlace();
  const view = useResource<MeetingView>(`/meetings/${meeting.id}`);
  return (
    <section className="panel section next-meeting" aria-label={t('meetings.next')}>
      <div className="next-meeting__words">
        <h2>
          <Link to={link(`/meetings/${meeting.id}`)}>{meeting.title}</Link>
        </h2>
        <p>
          <strong>{longDate(meeting.meetsOn)}</strong>
          <HowSoon meetsOn={meeting.meetsOn} />
          {meeting.place && <span>{meeting.place}</span>}
        </p>
      </div>
      <Link className="button" to={link(`/meetings/${meeting.id}`)}>
        {t('meetings.open')}
      </Link>
      {view.error ? (
        <ErrorNote error={view.error} retry={view.reload} />
      ) : view.data ? (
        <PlanLine plan={view.data.plan} />
      ) : (
        <Skeleton rows={2} />
      )}
    </section>
  );
}
