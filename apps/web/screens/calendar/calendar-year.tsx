/** Holidays and make-up working days of a year; what the office enters overrules what was shipped. */
import { useState } from 'react';
import type { CalendarView } from '#domain/views/administration-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useResource } from '../../api/use-resource.js';
import { ChoiceField, TextField } from '../../components/form-field.js';
import { Icon } from '../../components/icon.js';
import { ActionError, ErrorNote, Skeleton } from '../../components/states.js';
import { shortDate, today } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';

const KINDS = ['holiday', 'workday'] as const;

export function CalendarYear() {
  const t = useText();
  const [year, setYear] = useState(Number(today().slice(0, 4)));
  const view = useResource<CalendarView>(`/calendar?year=${year}`);
  const [typed, setTyped] = useState<{ day: string; kind: (typeof KINDS)[number]; name: string }>({ day: '', kind: 'holiday', name: '' });
  const save = useAction(async () => {
    await mutate('PUT', `/calendar/${typed.day}`, { kind: typed.kind, name: typed.name.trim() });
    setTyped({ ...typed, day: '', name: '' });
    view.reload();
  });
  const remove = useAction(async (day: string) => {
    await mutate('DELETE', `/calendar/${day}`);
    view.reload();
  });
  return (
    <section className="panel section" aria-label={t('calendar.year', { year })}>
      <div className="calendar__section-head">
        <h2>{t('calendar.year', { year })}</h2>
        <span>
          <button type="button" className="icon-button" aria-label={t('calendar.previousYear')} onClick={() => setYear(year - 1)}>
            <Icon name="left" />
          </button>
          <button type="button" className="icon-button" aria-label={t('calendar.nextYear')} onClick={() => setYear(year + 1)}>
            <Icon name="right" />
          </button>
        </span>
      </div>
      {view.error && <ErrorNote error={view.error} retry={view.reload} />}
      {!view.data && !view.error && <Skeleton rows={3} />}
      {view.data && <p className="calendar__help">{t('calendar.knownUntil', { day: view.data.knownUntil })}</p>}
      <ActionError error={remove.error} />
      <ul className="calendar__days">
        {view.data?.days.map((day) => (
          <li key={day.day} className={`calendar__day calendar__day--${day.kind}`}>
            <span>{shortDate(day.day)}</span>
            <span>
              {day.name} · {t(`calendar.${day.kind}`)}
            </span>
            {day.own && (
              <button
                type="button"
                className="icon-button"
                aria-label={`${t('calendar.remove')} ${day.day}`}
                disabled={remove.busy}
                onClick={() => void remove.run(day.day)}
              >
                <Icon name="close" size={14} />
              </button>
            )}
          </li>
        ))}
      </ul>
      <form
        className="calendar__add"
        onSubmit={(event) => {
          event.preventDefault();
          void save.run();
        }}
      >
        <TextField type="date" label={t('calendar.day')} value={typed.day} onValue={(day) => setTyped({ ...typed, day })} required />
        <ChoiceField
          label={t('calendar.kind')}
          value={typed.kind}
          onValue={(kind) => setTyped({ ...typed, kind })}
          options={KINDS.map((kind) => ({ value: kind, label: t(`calendar.${kind}`) }))}
        />
        <TextField
          label={t('calendar.dayName')}
          value={typed.name}
          onValue={(name) => setTyped({ ...typed, name })}
          maxLength={40}
          required
        />
        <button type="submit" className="button" disabled={save.busy || typed.day === '' || typed.name.trim() === ''}>
          {t('calendar.addDay')}
        </button>
      </form>
      <ActionError error={save.error} />
    </section>
  );
}
