/** The questions before a quarter is opened, re-dated, closed or reopened. */
import { useState } from 'react';
import type { CalendarView, FilingTally, PeriodProposal } from '#domain/views/administration-view.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { ReturnListItem } from '#domain/views/return-view.js';
import { periodName } from '#domain/period/period.js';
import { isWorkingDay, workCalendar } from '#domain/period/working-days.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useResource } from '../../api/use-resource.js';
import { Dialog } from '../../components/dialog.js';
import { countsOf, FilingTallyList } from '../../components/filing-tally.js';
import { TextField } from '../../components/form-field.js';
import { ActionError, Notice } from '../../components/states.js';
import { shortDate } from '../../i18n/dates.js';
import { useLanguage, useText } from '../../i18n/language.js';

interface Asked {
  onClose: () => void;
  onDone: () => void;
}
type Days = Pick<PeriodView, 'opensOn' | 'dueOn' | 'locksOn'>;

function DaysFields({ days, onDays }: { days: Days; onDays: (days: Days) => void }) {
  const t = useText();
  return (
    <>
      <TextField
        type="date"
        label={t('calendar.opens')}
        value={days.opensOn}
        onValue={(opensOn) => onDays({ ...days, opensOn })}
        required
      />
      <TextField type="date" label={t('calendar.dueDay')} value={days.dueOn} onValue={(dueOn) => onDays({ ...days, dueOn })} required />
      <TextField
        type="date"
        label={t('calendar.lockDay')}
        value={days.locksOn}
        onValue={(locksOn) => onDays({ ...days, locksOn })}
        required
      />
      <FreeDay day={days.dueOn} label="calendar.dueDay" />
      <FreeDay day={days.locksOn} label="calendar.lockDay" />
    </>
  );
}

/** Says so where nobody works on a day that is asked for. */
function FreeDay({ day, label }: { day: string; label: 'calendar.dueDay' | 'calendar.lockDay' }) {
  const t = useText();
  const view = useResource<CalendarView>(/^20\d\d-/.test(day) ? `/calendar?year=${day.slice(0, 4)}` : null);
  if (!view.data || !day.startsWith(`${view.data.year}-`) || isWorkingDay(day, workCalendar(view.data.knownUntil, view.data.days)))
    return null;
  return <Notice tone="warn">{t('calendar.freeDay', { label: t(label), day: shortDate(day) })}</Notice>;
}

export function OpenPeriodDialog({ proposal, onClose, onDone }: Asked & { proposal: PeriodProposal }) {
  const t = useText();
  const language = useLanguage();
  const { opensOn, dueOn, locksOn } = proposal;
  const [days, setDays] = useState<Days>({ opensOn, dueOn, locksOn });
  const open = useAction(async () => {
    await mutate('POST', `/periods/${proposal.period}/open`, days);
    onDone();
  });
  const name = periodName(proposal.period)[language];
  return (
    <Dialog
      title={t('calendar.openTitle', { period: name })}
      action={t('calendar.openNext', { period: name })}
      busy={open.busy}
      disabled={!days.opensOn || !days.dueOn || !days.locksOn}
      onAction={() => void open.run()}
      onClose={onClose}
    >
      <p className="calendar__help">{t('calendar.openHelp')}</p>
      {!proposal.holidaysKnown && <Notice tone="warn">{t('calendar.unknownHolidays')}</Notice>}
      <DaysFields days={days} onDays={setDays} />
      <p className="calendar__help">
        {t('calendar.plan', {
          review: shortDate(proposal.reviewOn),
          closes: shortDate(proposal.closesOn),
          meets: shortDate(proposal.meetsOn),
        })}
      </p>
      <p className="calendar__help">{t('calendar.unitsFrozen', { count: proposal.units, version: proposal.catalogueVersion })}</p>
      <ActionError error={open.error} />
    </Dialog>
  );
}

export function DatesDialog({ period, onClose, onDone }: Asked & { period: PeriodView }) {
  const t = useText();
  const { opensOn, dueOn, locksOn } = period;
  const [days, setDays] = useState<Days>({ opensOn, dueOn, locksOn });
  const save = useAction(async () => {
    await mutate('PUT', `/periods/${period.period}/dates`, days);
    onDone();
  });
  return (
    <Dialog
      title={t('calendar.changeTitle', { period: period.name })}
      action={t('calendar.save')}
      busy={save.busy}
      disabled={!days.opensOn || !days.dueOn || !days.locksOn}
      onAction={() => void save.run()}
      onClose={onClose}
    >
      <DaysFields days={days} onDays={setDays} />
      <ActionError error={save.error} />
    </Dialog>
  );
}

export function ClosePeriodDialog({ period, onClose, onDone }: Asked & { period: PeriodView }) {
  const t = useText();
  const list = useResource<ReturnListItem[]>(`/returns?period=${period.period}`);
  const missing = list.data?.filter((item) => item.acceptedVersion === null).length ?? 0;
  const [closed, setClosed] = useState<FilingTally | null>(null);
  const close = useAction(async () => setClosed(await mutate<FilingTally>('POST', `/periods/${period.period}/close`)));
  if (closed)
    return (
      <Dialog
        title={t('calendar.closeTitle', { period: period.name })}
        action={t('calendar.done')}
        busy={false}
        disabled={false}
        onAction={onDone}
        onClose={onDone}
        isAnswer
      >
        <Notice tone="good">{t('calendar.closedNow', { period: period.name })}</Notice>
        <FilingTallyList counts={{ ...closed, none: closed.missing }} />
      </Dialog>
    );
  return (
    <Dialog
      title={t('calendar.closeTitle', { period: period.name })}
      action={t('calendar.close')}
      busy={close.busy}
      disabled={!list.data}
      onAction={() => void close.run()}
      onClose={onClose}
    >
      <p className="calendar__help">{t('calendar.closeHelp')}</p>
      {list.data && <FilingTallyList counts={countsOf(list.data)} />}
      {missing > 0 && <Notice tone="warn">{t('calendar.closeOpen', { count: missing })}</Notice>}
      <ActionError error={close.error} />
    </Dialog>
  );
}

export function ReopenDialog({ period, onClose, onDone }: Asked & { period: PeriodView }) {
  const t = useText();
  const [reason, setReason] = useState('');
  const reopen = useAction(async () => {
    await mutate('POST', `/periods/${period.period}/reopen`, { reason: reason.trim() });
    onDone();
  });
  return (
    <Dialog
      title={t('calendar.reopenTitle', { period: period.name })}
      action={t('calendar.reopen')}
      busy={reopen.busy}
      disabled={reason.trim() === ''}
      onAction={() => void reopen.run()}
      onClose={onClose}
    >
      <TextField label={t('calendar.reason')} value={reason} onValue={setReason} maxLength={500} required autoFocus />
      <ActionError error={reopen.error} />
    </Dialog>
  );
}
