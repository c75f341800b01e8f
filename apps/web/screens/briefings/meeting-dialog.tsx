/** Sets a review meeting: for which quarter, when, and how many days before it the briefing is drafted. */
import { DatePicker, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { draftsOn } from '#domain/briefing/drafts-on.js';
import { workCalendar } from '#domain/period/working-days.js';
import type { CalendarView } from '#domain/views/administration-view.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { MeetingSummary } from '#domain/views/meeting-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useResource } from '../../api/use-resource.js';
import { Dialog } from '../../components/dialog.js';
import { Kit } from '../../components/kit.js';
import { ActionError } from '../../components/states.js';
import { shortDate } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';

interface Props {
  periods: PeriodView[];
  /** Those already set; a second one of a quarter moves it. */
  meetings: MeetingSummary[];
  onClose: () => void;
  onSaved: () => void;
}

const DAYS_BEFORE = 3;

export function MeetingDialog({ periods, meetings, onClose, onSaved }: Props) {
  const t = useText();
  const [period, setPeriod] = useState(periods[0]?.period ?? '');
  const set = meetings.find((m) => m.period === period);
  const [typed, setTyped] = useState<{ title?: string; day?: Dayjs | null; before?: number }>({});
  const title = typed.title ?? set?.title ?? null;
  const day = typed.day === undefined ? (set ? dayjs(set.meetsOn) : null) : typed.day;
  const before = typed.before ?? set?.draftDaysBefore ?? DAYS_BEFORE;
  const proposed = t('meeting.proposedTitle', { period: periods.find((p) => p.period === period)?.name ?? '' });
  const meetsOn = day?.format('YYYY-MM-DD') ?? null;
  const drafted = useDraftDay(meetsOn, before);
  const words = (title ?? proposed).trim();
  const save = useAction(async () => {
    await mutate('POST', '/meetings', { period, title: words, meetsOn, draftDaysBefore: before });
    onSaved();
  });
  return (
    <Kit>
      <Dialog
        title={t('meeting.add')}
        action={t('action.save')}
        busy={save.busy}
        disabled={!meetsOn || words === ''}
        onAction={() => void save.run()}
        onClose={onClose}
      >
        <div className="meeting-form">
          <label htmlFor="meeting-period">{t('meeting.period')}</label>
          <Select
            id="meeting-period"
            value={period}
            onChange={(chosen) => {
              setPeriod(chosen);
              setTyped({});
              save.clear();
            }}
            getPopupContainer={withinDialog}
            options={periods.map((p) => ({ value: p.period, label: p.name }))}
          />
          <label htmlFor="meeting-title">{t('meeting.titleLabel')}</label>
          <input
            id="meeting-title"
            className="field"
            maxLength={100}
            value={title ?? proposed}
            onChange={(e) => setTyped({ ...typed, title: e.target.value })}
          />
          <label htmlFor="meeting-day">{t('meeting.day')}</label>
          <DatePicker
            id="meeting-day"
            value={day}
            onChange={(chosen) => setTyped({ ...typed, day: chosen })}
            getPopupContainer={withinDialog}
          />
          <label htmlFor="meeting-before">{t('meeting.before')}</label>
          <InputNumber
            id="meeting-before"
            min={0}
            max={60}
            precision={0}
            value={before}
            onChange={(n) => setTyped({ ...typed, before: n ?? 0 })}
            suffix={t('meeting.days')}
          />
          {drafted && <p className="meeting-form__note">{t('meeting.draftNote', { date: shortDate(drafted) })}</p>}
          <ActionError error={save.error} />
        </div>
      </Dialog>
    </Kit>
  );
}

/** The day before may lie in the year before; null until both calendars are read. */
function useDraftDay(meetsOn: string | null, draftDaysBefore: number): string | null {
  const year = meetsOn === null ? null : Number(meetsOn.slice(0, 4));
  const own = useResource<CalendarView>(year === null ? null : `/calendar?year=${year}`).data;
  const last = useResource<CalendarView>(year === null ? null : `/calendar?year=${year - 1}`).data;
  if (meetsOn === null || !own || !last) return null;
  return draftsOn({ meetsOn, draftDaysBefore }, workCalendar(own.knownUntil, last.days, own.days));
}

/** A modal dialog stands above the page: what opens from it must lie in it. */
const withinDialog = (control: HTMLElement): HTMLElement => control.closest('dialog') ?? document.body;
