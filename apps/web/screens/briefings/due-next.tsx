/** What is due next: the coming meeting, and how far its briefing has come. */
import { Link } from 'react-router';
import type { BriefingView } from '#domain/views/briefing-view.js';
import type { MeetingSummary } from '#domain/views/meeting-view.js';
import { usePlace } from '../../app/context.js';
import { useResource } from '../../api/use-resource.js';
import { longDate, shortDate, today } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { HowSoon } from '../meetings/how-soon.js';
import { BriefingStatusMark } from './briefing-status.js';

/** `briefings`: the whole archive, however it is narrowed below. */
export function DueNext({ briefings }: { briefings: readonly BriefingView[] }) {
  const t = useText();
  const { link } = usePlace();
  const meetings = useResource<MeetingSummary[]>('/meetings');
  const next = (meetings.data ?? []).filter((one) => one.meetsOn >= today()).toSorted((a, b) => (a.meetsOn < b.meetsOn ? -1 : 1))[0];
  if (!next) return null;
  const draft = briefings.find((one) => one.meetingId === next.id && (one.kind === 'quarterly' || one.kind === 'annual'));
  return (
    <section className="panel due-next" aria-label={t('meetings.next')}>
      <div>
        <p className="due-next__what">{t('meetings.next')}</p>
        <h2>
          <Link to={link(`/meetings/${next.id}`)}>{next.title}</Link>
        </h2>
        <p className="due-next__when">
          <b>{longDate(next.meetsOn)}</b> <HowSoon meetsOn={next.meetsOn} />
        </p>
      </div>
      <div className="due-next__draft">
        {draft ? (
          <>
            <BriefingStatusMark status={draft.status} />
            <Link className="link" to={link(`/briefings/${draft.id}`)}>
              {draft.title}
            </Link>
          </>
        ) : (
          <p>
            {next.draftShare === null
              ? t('due.draftOn', { date: shortDate(next.draftsOn) })
              : t('due.draftSooner', { date: shortDate(next.draftsOn), percent: Math.round(next.draftShare * 100) })}
          </p>
        )}
      </div>
    </section>
  );
}
