/** Units that have still to file: whom to call, how they used to file, when they were last told; one press reminds them. */
import { useState } from 'react';
import type { LateRow } from '#domain/views/office-view.js';
import { FilingMark } from '../../components/filing-status.js';
import { toggled } from '../../components/toggled.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';

/** The rest on request: with many the tree below would be out of sight. */
const FIRST = 12;

interface Props {
  rows: LateRow[];
  busy: boolean;
  onNudge: (units: string[]) => void;
}

export function LateList({ rows, busy, onNudge }: Props) {
  const t = useText();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [whole, setWhole] = useState(false);
  const shown = whole ? rows : rows.slice(0, FIRST);
  const there = rows.filter((row) => chosen.has(row.unit));
  const toggle = (unit: string) => setChosen((now) => toggled(now, unit));
  if (rows.length === 0)
    return (
      <section className="panel section" aria-label={t('console.late')}>
        <h2>{t('console.late')}</h2>
        <p className="none-here">{t('console.noneLate')}</p>
      </section>
    );
  return (
    <section className="panel section late" aria-label={t('console.late')}>
      <header className="late__head">
        <h2>
          {t('console.late')} <b>{rows.length}</b>
        </h2>
        <button
          type="button"
          className="button button--primary"
          disabled={busy}
          onClick={() => onNudge((there.length > 0 ? there : rows).map((row) => row.unit))}
        >
          {busy
            ? t('console.nudging')
            : there.length > 0
              ? t('console.nudgeSome', { count: there.length })
              : t('console.nudgeAll', { count: rows.length })}
        </button>
      </header>
      <div className="scroll-x" tabIndex={0} role="group">
        <table className="table late__table">
          <thead>
            <tr>
              <th scope="col" className="late__pick">
                <input
                  type="checkbox"
                  aria-label={t('console.selectAll')}
                  checked={there.length === rows.length}
                  onChange={() => setChosen(there.length === rows.length ? new Set() : new Set(rows.map((row) => row.unit)))}
                />
              </th>
              <th scope="col">{t('review.unit')}</th>
              <th scope="col">{t('review.status')}</th>
              <th scope="col">{t('console.due')}</th>
              <th scope="col">{t('console.contact')}</th>
              <th scope="col">{t('console.history')}</th>
              <th scope="col">{t('console.lastTold')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('console.nudge')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.unit}>
                <td className="late__pick">
                  <input
                    type="checkbox"
                    aria-label={t('console.select', { unit: row.unitName })}
                    checked={chosen.has(row.unit)}
                    onChange={() => toggle(row.unit)}
                  />
                </td>
                <th scope="row">{row.unitName}</th>
                <td>
                  <FilingMark status={row.status} />
                </td>
                <td className="late__due">
                  <DueWords row={row} />
                </td>
                <td>
                  <Contacts row={row} />
                </td>
                <td>
                  <History row={row} />
                </td>
                <td className="late__told">
                  <LastTold row={row} />
                </td>
                <td className="is-number">
                  <button type="button" className="button button--small" disabled={busy} onClick={() => onNudge([row.unit])}>
                    {t('console.nudge')}
                    <span className="visually-hidden"> {row.unitName}</span>
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length && (
        <button type="button" className="button button--small late__more" onClick={() => setWhole(true)}>
          {t('console.moreEvents', { count: rows.length - shown.length })}
        </button>
      )}
    </section>
  );
}

function DueWords({ row }: { row: LateRow }) {
  const t = useText();
  const words =
    row.daysLate > 0
      ? t('console.daysLate', { days: row.daysLate })
      : row.daysLate === 0
        ? t('console.dueToday')
        : t('console.daysLeft', { days: -row.daysLate });
  return (
    <>
      {row.dueOn.slice(5)}
      {row.excepted && <span className="late__mark">{t('console.excepted')}</span>}
      <span className={row.daysLate > 0 ? 'late__sub late__sub--alert' : 'late__sub'}>{words}</span>
    </>
  );
}

function Contacts({ row }: { row: LateRow }) {
  const t = useText();
  if (row.contacts.length === 0) return <span className="late__sub--alert">{t('console.noContact')}</span>;
  return row.contacts.slice(0, 2).map((person) => (
    <span key={person.name} className="late__person">
      {person.name}
      {person.phone && <a href={`tel:${person.phone}`}>{person.phone}</a>}
      <span className="late__sub">
        {person.lastSignInAt ? t('console.signedIn', { time: moment(person.lastSignInAt) }) : t('console.neverSignedIn')}
      </span>
    </span>
  ));
}

/** Four marks, oldest first: filled = on time, half = late, empty = missing, a line = not expected. */
function History({ row }: { row: LateRow }) {
  const t = useText();
  const said = (filing: LateRow['history'][number]['filing']) => t(filing === 'late' ? 'console.lateOne' : `console.${filing}`);
  return (
    <span
      className="late__history"
      role="img"
      aria-label={row.history.map((one) => `${one.period} ${said(one.filing)}`).join(t('list.comma'))}
    >
      {row.history.map((one) => (
        <i key={one.period} className={`late__quarter late__quarter--${one.filing}`} title={`${one.period} ${said(one.filing)}`} />
      ))}
    </span>
  );
}

function LastTold({ row }: { row: LateRow }) {
  const t = useText();
  if (!row.lastTold) return <span className="late__sub">{t('console.neverTold')}</span>;
  return (
    <>
      {moment(row.lastTold.at)}
      <span className="late__sub">
        {row.lastTold.channels
          .map((one) => `${t(`console.channel.${one.channel}`)}${t(`console.delivery.${one.status}`)}`)
          .join(t('list.comma'))}
      </span>
    </>
  );
}
