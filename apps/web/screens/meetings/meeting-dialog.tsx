/** Sets a review meeting or moves it: kind, day, place, when its briefing is drafted; the dates before it are shown as they would fall. */
import { useState } from 'react';
import { planDays, planProblem } from '#domain/meeting/meeting-plan.js';
import { MEETING_KINDS, type MeetingKind, type PlanStep, type PlanStepCode } from '#domain/meeting/meeting.js';
import { quarterOf } from '#domain/period/period.js';
import { workCalendar, type WorkCalendar } from '#domain/period/working-days.js';
import type { CalendarView } from '#domain/views/administration-view.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { MeetingSummary } from '#domain/views/meeting-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useResource } from '../../api/use-resource.js';
import { Dialog } from '../../components/dialog.js';
import { ChoiceField, TextField } from '../../components/form-field.js';
import { ActionError, Notice } from '../../components/states.js';
import { today } from '../../i18n/dates.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { PlanLine } from './plan-line.js';

interface Props {
  periods: PeriodView[];
  /** Its quarter is chosen already. */
  period: string;
  /** As it stands, when it is moved. */
  meeting: Omit<MeetingSummary, 'draftsOn'> | null;
  onClose: () => void;
  onSaved: (saved: MeetingSummary) => void;
}

const DAYS_BEFORE = 3;
const SHARES = [70, 80, 90, 95, 100];
/** Quarters at whose end more than the quarter is reviewed. */
const KINDS_OF: Record<number, MeetingKind[]> = { 2: ['quarterly', 'half_year'], 4: ['quarterly', 'annual'] };

export function MeetingDialog({ periods, period: first, meeting, onClose, onSaved }: Props) {
  const t = useText();
  const language = useLanguage();
  const [period, setPeriod] = useState(first);
  const [kind, setKind] = useState<MeetingKind>(meeting?.kind ?? 'quarterly');
  const [title, setTitle] = useState<string | null>(meeting?.title ?? null);
  const [meetsOn, setMeetsOn] = useState(meeting?.meetsOn ?? '');
  const [place, setPlace] = useState(meeting?.place ?? '');
  const [before, setBefore] = useState(String(meeting?.draftDaysBefore ?? DAYS_BEFORE));
  const [percent, setPercent] = useState(meeting?.draftShare == null ? '' : String(Math.round(meeting.draftShare * 100)));
  const of = periods.find((p) => p.period === period);
  const words = (title ?? t('meeting.proposedTitle', { period: of?.name ?? '' })).trim();
  const kinds = of ? (KINDS_OF[quarterOf(of.period)] ?? ['quarterly']) : [];
  const draftDaysBefore = /^\d{1,2}$/.test(before) ? Number(before) : null;
  const calendar = useCalendar(meetsOn);
  const planned = of && calendar && draftDaysBefore !== null ? { meetsOn, draftDaysBefore } : null;
  const problem = of && planned && calendar ? planProblem(planned, of, calendar) : null;
  const save = useAction(async () => {
    const draftShare = percent === '' ? null : Number(percent) / 100;
    const body = { period, kind, title: words, meetsOn, place: place.trim(), draftDaysBefore, draftShare };
    onSaved(await mutate<MeetingSummary>('POST', '/meetings', { ...body, ...(meeting ? { unit: meeting.unit } : {}) }));
  });
  const shares = [...new Set([...SHARES, ...(percent === '' ? [] : [Number(percent)])])].toSorted((a, b) => a - b);
  return (
    <Dialog
      title={t(meeting ? 'meeting.editTitle' : 'meetings.add')}
      action={t('action.save')}
      busy={save.busy}
      disabled={!meetsOn || words === '' || draftDaysBefore === null || problem !== null}
      onAction={() => void save.run()}
      onClose={onClose}
    >
      <div className="form-grid">
        {meeting === null && (
          <ChoiceField
            label={t('meeting.period')}
            value={period}
            onValue={(chosen) => {
              setPeriod(chosen);
              setKind('quarterly');
            }}
            options={periods.map((p) => ({ value: p.period as string, label: p.name }))}
          />
        )}
        <ChoiceField
          label={t('meeting.kind')}
          value={kind}
          onValue={setKind}
          options={kinds.map((value) => ({ value, label: MEETING_KINDS[value][language] }))}
        />
        <TextField type="date" label={t('meeting.day')} value={meetsOn} onValue={setMeetsOn} min={today()} required />
        <TextField label={t('meeting.place')} value={place} onValue={setPlace} maxLength={100} />
      </div>
      <TextField
        label={t('meeting.titleLabel')}
        value={title ?? t('meeting.proposedTitle', { period: of?.name ?? '' })}
        onValue={setTitle}
        maxLength={100}
      />
      <div className="form-grid">
        <TextField type="number" min={0} max={60} label={t('meeting.before')} value={before} onValue={setBefore} />
        <ChoiceField
          label={t('meeting.share')}
          value={percent}
          onValue={setPercent}
          options={[
            { value: '', label: t('meeting.shareNever') },
            ...shares.map((share) => ({ value: String(share), label: t('meeting.sharePercent', { percent: share }) })),
          ]}
        />
      </div>
      {problem && <Notice tone="warn">{problem.text[language]}</Notice>}
      {of && calendar && planned && !problem && (
        <div className="meeting-preview">
          <h3>{t('meeting.planPreview')}</h3>
          <PlanLine plan={stepsOf(planDays(planned, of, calendar))} />
        </div>
      )}
      <ActionError error={save.error} />
    </Dialog>
  );
}

/** A day before may lie in the year before; null until both years are read. */
function useCalendar(meetsOn: string): WorkCalendar | null {
  const year = /^20\d\d-\d\d-\d\d$/.test(meetsOn) ? Number(meetsOn.slice(0, 4)) : null;
  const own = useResource<CalendarView>(year === null ? null : `/calendar?year=${year}`).data;
  const last = useResource<CalendarView>(year === null ? null : `/calendar?year=${year - 1}`).data;
  return own && last ? workCalendar(own.knownUntil, last.days, own.days) : null;
}

function stepsOf(days: Record<PlanStepCode, string>): PlanStep[] {
  const now = today();
  return (Object.entries(days) as [PlanStepCode, string][])
    .map(([code, on]): PlanStep => ({ code, on, state: on === now ? 'today' : 'ahead' }))
    .toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}
