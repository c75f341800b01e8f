/** The tree with the filing of every subtree: one bar a unit, unfolded level by level. */
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { BoardRow } from '#domain/views/office-view.js';
import { usePlace } from '../../app/context.js';
import { FilingMark } from '../../components/filing-status.js';
import { Icon } from '../../components/icon.js';
import { toggled } from '../../components/toggled.js';
import { useText } from '../../i18n/language.js';
import { shownRows } from './shown-rows.js';

export function Board({ rows }: { rows: BoardRow[] }) {
  const t = useText();
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => shownRows(rows, unfolded), [rows, unfolded]);
  const toggle = (unit: string) => setUnfolded((now) => toggled(now, unit));
  return (
    <section className="panel section board" aria-label={t('console.board')}>
      <h2>{t('console.board')}</h2>
      <p className="board__note">{t('console.boardNote')}</p>
      <ul>
        {shown.map(({ row, level, hasChildren, open }) => (
          <li key={row.unit} data-level={Math.min(level, 4)}>
            {hasChildren ? (
              <button
                type="button"
                className="board__fold"
                aria-expanded={open}
                aria-label={t(open ? 'console.fold' : 'console.unfold', { unit: row.unitName })}
                onClick={() => toggle(row.unit)}
              >
                <Icon name={open ? 'down' : 'right'} size={14} />
              </button>
            ) : (
              <span className="board__fold" />
            )}
            <UnitName row={row} />
            {hasChildren ? (
              <Bar row={row} />
            ) : (
              <span className="board__own">
                {row.expectedItself && <FilingMark status={row.status} late={row.late} />}
                <Reminders row={row} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function UnitName({ row }: { row: BoardRow }) {
  const { link, period } = usePlace();
  if (row.status === 'none' || !period) return <span className="board__name">{row.unitName}</span>;
  return (
    <Link className="board__name" to={link(`/review/${row.unit}/${period.period}`)}>
      {row.unitName}
    </Link>
  );
}

/** 推一下、走一步: how often its units were asked. */
function Reminders({ row: { reminders } }: { row: BoardRow }) {
  const t = useText();
  return reminders > 0 && <small>{t('console.reminders', { count: reminders })}</small>;
}

function Bar({ row }: { row: BoardRow }) {
  const t = useText();
  const parts = [
    ['accepted', row.accepted],
    ['submitted', row.submitted - row.accepted],
    ['returned', row.returned],
    ['none', row.expected - row.submitted - row.returned],
  ] as const;
  return (
    <span className="board__bar">
      <span className="completeness" aria-hidden="true">
        {parts.map(
          ([status, count]) =>
            count > 0 && <span key={status} className={`completeness__part completeness__part--${status}`} style={{ flexGrow: count }} />,
        )}
      </span>
      <span className="board__count">
        {t('console.ofExpected', { accepted: row.accepted, expected: row.expected })}
        <Reminders row={row} />
        {row.lateCount > 0 && <b>{t('console.lateCount', { count: row.lateCount })}</b>}
      </span>
    </span>
  );
}
