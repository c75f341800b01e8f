/** Office (办公室): how complete the quarter is, whom to call, what is open, what changed since yesterday, what it costs the units. */
import type { ReactNode } from 'react';
import type { BulkOutcome } from '#domain/views/return-view.js';
import type { OfficeView } from '#domain/views/office-view.js';
import { usePlace } from '../../app/context.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useResource } from '../../api/use-resource.js';
import { FilingMark } from '../../components/filing-status.js';
import { ActionError, ErrorNote, Notice, Skeleton } from '../../components/states.js';
import { moment, shortDate } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { useState } from 'react';
import { Board } from './board.js';
import { Burden } from './burden.js';
import { Events } from './events.js';
import { LateList } from './late-list.js';
import { Questions } from './questions.js';
import { Required } from './required.js';
import { Sent } from './sent.js';
import { Unassigned } from './unassigned.js';
import './office.css';

const STATUSES = ['accepted', 'submitted', 'returned', 'draft', 'none'] as const;

export function OfficeScreen() {
  const t = useText();
  const { period } = usePlace();
  const view = useResource<OfficeView>(period ? `/office?period=${period.period}` : null);
  const [told, setTold] = useState<BulkOutcome[]>([]);
  const nudge = useAction(async (units: string[]) => {
    setTold(await mutate<BulkOutcome[]>('POST', '/messages/nudge', { period: period?.period, units }));
    view.reload();
  });
  if (view.error) return <ErrorNote error={view.error} retry={view.reload} />;
  if (!period || !view.data) return <Skeleton rows={10} />;
  const { data } = view;
  const own = data.board.filter((row) => row.expectedItself);
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t('office.title')}</h1>
          <p className="page-head__line">
            {t('office.line', {
              period: period.name,
              state: t(`period.state.${period.state}`),
              due: shortDate(period.dueOn),
              locks: shortDate(period.locksOn),
            })}
          </p>
        </div>
        <p className="office__as-of">{t('console.asOf', { time: moment(data.asOf) })}</p>
      </header>
      <ActionError error={nudge.error} />
      <Told outcomes={told} />
      <ul className="panel tally">
        {STATUSES.map((status) => (
          <Tally key={status} count={own.filter((row) => row.status === status).length} alerts={status === 'returned'}>
            <FilingMark status={status} />
          </Tally>
        ))}
        <Tally count={own.filter((row) => row.late).length} alerts>
          {t('filing.late')}
        </Tally>
      </ul>
      <div className="office__stack">
        <LateList rows={data.late} busy={nudge.busy} onNudge={(units) => void nudge.run(units)} />
        <div className="office__grid">
          <Board rows={data.board} />
          <div className="office__stack">
            <Questions questions={data.questions} period={period.period} />
            <Required />
            <Events events={data.events} period={period.period} />
          </div>
        </div>
        <div className="office__grid">
          <Burden burden={data.burden} />
          <Unassigned withoutReviewer={data.withoutReviewer} withoutClerk={data.withoutClerk} />
        </div>
        <Sent key={period.period} period={period.period} asOf={data.asOf} />
      </div>
    </>
  );
}

/** One count of the quarter; what needs attention turns red as soon as there is any. */
function Tally({ count, alerts, children }: { count: number; alerts: boolean; children: ReactNode }) {
  return (
    <li className={`tally__one ${alerts && count > 0 ? 'tally__one--alert' : ''}`}>
      <strong>{count}</strong>
      <span>{children}</span>
    </li>
  );
}

/** What became of a round of reminders: how many went out, and who could not be reached and why. */
function Told({ outcomes }: { outcomes: BulkOutcome[] }) {
  const t = useText();
  if (outcomes.length === 0) return null;
  const refused = outcomes.filter((one) => one.outcome === 'refused');
  return (
    <Notice tone={refused.length > 0 ? 'warn' : 'good'}>
      {t('console.nudged', { count: outcomes.length - refused.length })}
      {refused.length > 0 && (
        <>
          {' '}
          {t('console.notNudged', { count: refused.length })}
          <ul className="notice__list">
            {refused.map((one) => (
              <li key={one.unit}>
                {one.unitName} · {one.reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
