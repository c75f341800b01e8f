/** One review meeting (例会): its plan, agenda, attendance, resolutions, what it requires next, and the briefings made for it. */
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { hasBegun } from '#domain/meeting/meeting-book.js';
import { MEETING_KINDS } from '#domain/meeting/meeting.js';
import type { MeetingView } from '#domain/views/meeting-view.js';
import { usePlace } from '../../app/context.js';
import { useResource } from '../../api/use-resource.js';
import { RequirementsPanel } from '../../components/requirements/requirements-panel.js';
import { ActionError, ErrorNote, Notice, Skeleton } from '../../components/states.js';
import { longDate, moment, today } from '../../i18n/dates.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { Agenda } from './agenda.js';
import { AttendancePanel } from './attendance.js';
import { CancelDialog } from './cancel-dialog.js';
import { HowSoon } from './how-soon.js';
import { MeetingBriefings } from './meeting-briefings.js';
import { MeetingDialog } from './meeting-dialog.js';
import { MeetingPapers } from './meeting-papers.js';
import { PlanLine } from './plan-line.js';
import { Resolutions } from './resolutions.js';
import { useBook, useBookWriter, type BookOf } from './use-book.js';
import './meetings.css';

export function MeetingScreen() {
  const { id = '' } = useParams();
  const meeting = useResource<MeetingView>(`/meetings/${encodeURIComponent(id)}`);
  const write = useBookWriter(meeting);
  const { data: view, error, reload } = meeting;
  if (error) return <ErrorNote error={error} retry={reload} />;
  if (!view) return <Skeleton rows={10} />;
  return <Meeting of={{ view, reload, write }} />;
}

function Meeting({ of }: { of: BookOf }) {
  const t = useText();
  const language = useLanguage();
  const { periods, link } = usePlace();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<'edit' | 'cancel' | null>(null);
  const close = () => setAsked(null);
  const { view, reload } = of;
  const { record, bookSaved } = view;
  return (
    <>
      <header className="page-head">
        <div>
          <Link className="link back-link" to={link('/meetings')}>
            {t('meeting.back')}
          </Link>
          <h1>{record.title}</h1>
          <p className="page-head__line meeting__facts">
            <span>{MEETING_KINDS[record.kind][language]}</span>
            <strong>{longDate(record.meetsOn)}</strong>
            <HowSoon meetsOn={record.meetsOn} />
            {record.place && <span>{record.place}</span>}
            {record.draftShare !== null && <span>{t('meeting.shareLine', { percent: Math.round(record.draftShare * 100) })}</span>}
          </p>
        </div>
        <div className="page-head__actions">
          {view.mayManage && (
            <>
              {!hasBegun(view.book) && (
                <button type="button" className="button" onClick={() => setAsked('cancel')}>
                  {t('meeting.cancel')}
                </button>
              )}
              <button type="button" className="button" onClick={() => setAsked('edit')}>
                {t('meeting.edit')}
              </button>
            </>
          )}
          <MeetingPapers id={record.id} />
        </div>
      </header>
      <div className="meeting">
        {view.problem && <Notice tone="warn">{view.problem}</Notice>}
        <section className="panel section meeting__plan" aria-label={t('meeting.plan')}>
          <h2>{t('meeting.plan')}</h2>
          <PlanLine plan={view.plan} acts={view.mayManage ? { notice: <NoticeTick of={of} /> } : {}} />
        </section>
        <div className="meeting__grid">
          <div className="meeting__stack">
            <Agenda of={of} />
            <Resolutions of={of} />
            <RequirementsPanel requirements={view.requirements} meeting={view.mayManage ? record : null} onMoved={reload} />
          </div>
          <div className="meeting__stack">
            <AttendancePanel of={of} />
            <MeetingBriefings briefings={view.briefings} />
            {bookSaved && <p className="meeting__saved">{t('meeting.savedBy', { name: bookSaved.by, time: moment(bookSaved.at) })}</p>}
          </div>
        </div>
      </div>
      {asked === 'cancel' && <CancelDialog id={record.id} onClose={close} onDone={() => void navigate(link('/meetings'))} />}
      {asked === 'edit' && (
        <MeetingDialog
          periods={periods}
          period={record.period}
          meeting={record}
          onClose={close}
          onSaved={() => {
            close();
            reload();
          }}
        />
      )}
    </>
  );
}

/** Ticks that the notice of meeting went out; only people know. */
function NoticeTick({ of }: { of: BookOf }) {
  const t = useText();
  const book = useBook(of);
  const isOut = of.view.book.noticedOn !== null;
  return (
    <>
      <button type="button" className="link" disabled={book.busy} onClick={() => void book.run({ noticedOn: isOut ? null : today() })}>
        {t(isOut ? 'meeting.unnoticed' : 'meeting.noticed')}
      </button>
      <ActionError error={book.error} />
    </>
  );
}
