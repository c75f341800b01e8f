/** Periods and calendar (报告期与日历): open, re-date, close and reopen quarters, days of single units, holidays and make-up days. */
import { useState } from 'react';
import type { PeriodProposal } from '#domain/views/administration-view.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import { periodName, shiftPeriod } from '#domain/period/period.js';
import { useResource } from '../../api/use-resource.js';
import { ErrorNote, Skeleton } from '../../components/states.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { CalendarYear } from './calendar-year.js';
import { Exceptions } from './exceptions.js';
import { ClosePeriodDialog, DatesDialog, OpenPeriodDialog, ReopenDialog } from './period-dialogs.js';
import './calendar.css';

type Asked = { act: 'open' | 'dates' | 'close' | 'reopen'; period: string };

export function CalendarScreen() {
  const t = useText();
  const language = useLanguage();
  const periods = useResource<PeriodView[]>('/periods');
  const [asked, setAsked] = useState<Asked | null>(null);
  const latest = periods.data?.find((p) => p.state !== 'planned')?.period;
  const next = latest ? shiftPeriod(latest, 1) : null;
  const proposal = useResource<PeriodProposal>(next ? `/periods/${next}/proposal` : null);
  if (periods.error) return <ErrorNote error={periods.error} retry={periods.reload} />;
  if (!periods.data) return <Skeleton rows={8} />;
  const open = periods.data.filter((p) => p.state === 'open');
  const done = () => {
    setAsked(null);
    periods.reload();
    proposal.reload();
  };
  const of = (period: string) => periods.data?.find((p) => p.period === period);
  const chosen = asked && of(asked.period);
  return (
    <>
      <header className="page-head">
        <h1>{t('calendar.title')}</h1>
        {next && proposal.data && (proposal.data.state === null || proposal.data.state === 'planned') && (
          <button type="button" className="button button--primary" onClick={() => setAsked({ act: 'open', period: next })}>
            {t('calendar.openNext', { period: periodName(next)[language] })}
          </button>
        )}
      </header>
      <div className="calendar">
        <section className="panel section" aria-label={t('calendar.periods')}>
          <h2>{t('calendar.periods')}</h2>
          <PeriodsTable periods={periods.data} onAsk={setAsked} />
        </section>
        {open.map((period) => (
          <Exceptions key={period.period} period={period} />
        ))}
        <CalendarYear />
      </div>
      {asked?.act === 'open' && proposal.data && <OpenPeriodDialog proposal={proposal.data} onClose={() => setAsked(null)} onDone={done} />}
      {asked?.act === 'dates' && chosen && <DatesDialog period={chosen} onClose={() => setAsked(null)} onDone={done} />}
      {asked?.act === 'close' && chosen && <ClosePeriodDialog period={chosen} onClose={() => setAsked(null)} onDone={done} />}
      {asked?.act === 'reopen' && chosen && <ReopenDialog period={chosen} onClose={() => setAsked(null)} onDone={done} />}
    </>
  );
}

function PeriodsTable({ periods, onAsk }: { periods: PeriodView[]; onAsk: (asked: Asked) => void }) {
  const t = useText();
  return (
    <div className="scroll-x" tabIndex={0} role="group">
      <table className="table">
        <thead>
          <tr>
            {(
              ['table.period', 'office.state', 'calendar.opens', 'calendar.dueDay', 'calendar.lockDay', 'office.meets', 'due.form'] as const
            ).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('calendar.change')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {periods.map((p) => (
            <tr key={p.period} className="calendar__period">
              <th scope="row">{p.name}</th>
              <td>{t(`period.state.${p.state}`)}</td>
              <td>{p.opensOn}</td>
              <td>{p.dueOn}</td>
              <td>{p.locksOn}</td>
              <td>{p.meetsOn ?? '—'}</td>
              <td>{p.catalogueVersion}</td>
              <td className="calendar__acts">
                {p.state === 'open' && (
                  <>
                    <button type="button" className="button button--small" onClick={() => onAsk({ act: 'dates', period: p.period })}>
                      {t('calendar.change')}
                    </button>
                    <button type="button" className="button button--small" onClick={() => onAsk({ act: 'close', period: p.period })}>
                      {t('calendar.close')}
                    </button>
                  </>
                )}
                {(p.state === 'closed' || p.state === 'released') && (
                  <button
                    type="button"
                    className="button button--small button--plain"
                    onClick={() => onAsk({ act: 'reopen', period: p.period })}
                  >
                    {t('calendar.reopen')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
