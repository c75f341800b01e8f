/** Own days of single units: extended, or unlocked for late filing, each with its reason. */
import { useState } from 'react';
import type { ExceptionView } from '#domain/views/administration-view.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { ReturnListItem } from '#domain/views/return-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useResource } from '../../api/use-resource.js';
import { Dialog } from '../../components/dialog.js';
import { ChoiceField, TextField } from '../../components/form-field.js';
import { ActionError, ErrorNote } from '../../components/states.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';

export function Exceptions({ period }: { period: PeriodView }) {
  const t = useText();
  const list = useResource<ExceptionView[]>(`/periods/${period.period}/exceptions`);
  const [asking, setAsking] = useState(false);
  const remove = useAction(async (unit: string) => {
    await mutate('DELETE', `/periods/${period.period}/exceptions/${encodeURIComponent(unit)}`);
    list.reload();
  });
  return (
    <section className="panel section" aria-label={t('calendar.exceptions')}>
      <div className="calendar__section-head">
        <h2>
          {t('calendar.exceptions')} · {period.name}
        </h2>
        <button type="button" className="button button--small" onClick={() => setAsking(true)}>
          {t('calendar.addException')}
        </button>
      </div>
      <p className="calendar__help">{t('calendar.exceptionsHelp')}</p>
      {list.error && <ErrorNote error={list.error} retry={list.reload} />}
      <ActionError error={remove.error} />
      {list.data?.length === 0 && <p className="none-here">{t('calendar.noExceptions')}</p>}
      {list.data && list.data.length > 0 && (
        <div className="scroll-x" tabIndex={0} role="group">
          <table className="table">
            <thead>
              <tr>
                {(['calendar.unit', 'calendar.dueDay', 'calendar.lockDay', 'calendar.reason'] as const).map((key) => (
                  <th key={key} scope="col">
                    {t(key)}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">{t('calendar.remove')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {list.data.map((one) => (
                <tr key={one.unit}>
                  <th scope="row">{one.unitName}</th>
                  <td>{one.dueOn}</td>
                  <td>{one.locksOn}</td>
                  <td>
                    {one.reason}
                    <span className="calendar__by">{t('calendar.by', { name: one.grantedBy, time: moment(one.grantedAt) })}</span>
                  </td>
                  <td className="is-number">
                    <button
                      type="button"
                      className="button button--small button--plain"
                      disabled={remove.busy}
                      onClick={() => void remove.run(one.unit)}
                    >
                      {t('calendar.remove')}
                      <span className="visually-hidden"> {one.unitName}</span>
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asking && (
        <ExceptionDialog
          period={period}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            list.reload();
          }}
        />
      )}
    </section>
  );
}

function ExceptionDialog({ period, onClose, onDone }: { period: PeriodView; onClose: () => void; onDone: () => void }) {
  const t = useText();
  const returns = useResource<ReturnListItem[]>(`/returns?period=${period.period}`);
  const open = (returns.data ?? []).filter((item) => item.status !== 'accepted');
  const [typed, setTyped] = useState({ unit: '', dueOn: period.dueOn, locksOn: period.locksOn, reason: '' });
  const unit = typed.unit || (open[0]?.unit ?? '');
  const save = useAction(async () => {
    const { dueOn, locksOn, reason } = typed;
    await mutate('PUT', `/periods/${period.period}/exceptions/${encodeURIComponent(unit)}`, { dueOn, locksOn, reason: reason.trim() });
    onDone();
  });
  return (
    <Dialog
      title={t('calendar.exceptionTitle')}
      action={t('calendar.save')}
      busy={save.busy}
      disabled={unit === '' || typed.reason.trim() === '' || !typed.dueOn || !typed.locksOn}
      onAction={() => void save.run()}
      onClose={onClose}
    >
      <ChoiceField
        label={t('calendar.unit')}
        value={unit}
        onValue={(chosen) => setTyped({ ...typed, unit: chosen })}
        options={open.map((item) => ({ value: item.unit, label: item.unitName }))}
      />
      <TextField type="date" label={t('calendar.dueDay')} value={typed.dueOn} onValue={(dueOn) => setTyped({ ...typed, dueOn })} required />
      <TextField
        type="date"
        label={t('calendar.lockDay')}
        value={typed.locksOn}
        onValue={(locksOn) => setTyped({ ...typed, locksOn })}
        required
      />
      <TextField
        label={t('calendar.reason')}
        value={typed.reason}
        onValue={(reason) => setTyped({ ...typed, reason })}
        maxLength={500}
        required
      />
      <ActionError error={save.error} />
    </Dialog>
  );
}
