/** The returns behind a figure: what each adds, which version was accepted, and its cells, each with its address in the workbook. */
import { Link } from 'react-router';
import { grouped } from '#domain/grouped.js';
import type { TraceRow, TraceView } from '#domain/views/figure-view.js';
import { usePlace } from '../../app/context.js';
import { useSession } from '../../app/session.js';
import { useText } from '../../i18n/language.js';
import { Icon } from '../icon.js';
import { partsText } from './parts-text.js';

interface Props {
  rows: TraceRow[];
  /** How many there are of each state; null where not all were asked for. */
  counts: TraceView['counts'] | null;
  showsPeriod: boolean;
}

export function TraceRows({ rows, counts, showsPeriod }: Props) {
  const t = useText();
  return [...grouped(rows, ({ status }) => status)].map(([status, group]) => {
    const name = t(`trace.status.${status}`);
    return (
      <section key={status}>
        {status !== 'counted' && <h4>{counts ? t('trace.group', { status: name, count: counts[status] }) : name}</h4>}
        <ul className="trace__rows">
          {group.map((row) => (
            <Row key={`${row.unit} ${row.period}`} row={row} showsPeriod={showsPeriod} />
          ))}
        </ul>
      </section>
    );
  });
}

function Row({ row, showsPeriod }: { row: TraceRow; showsPeriod: boolean }) {
  const t = useText();
  return (
    <li>
      <details className="trace-row">
        <summary>
          <span className="trace-row__unit">
            <Icon name="right" size={14} />
            <span>
              {row.unitName}
              <small>{[...row.path, showsPeriod ? row.period : ''].filter(Boolean).join(' · ')}</small>
            </span>
          </span>
          <span className="trace-row__what">{row.numerator !== null && <b>{partsText(row)}</b>}</span>
        </summary>
        <div className="trace-row__inside">
          <p>
            {row.version === null
              ? t('trace.noVersion')
              : t('trace.version', { version: row.version, from: row.file ?? t('trace.online') })}{' '}
            <ReturnLink row={row} />
          </p>
          {row.cells.length > 0 && (
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('trace.element')}</th>
                  <th scope="col">{t('trace.cell')}</th>
                  <th scope="col" className="is-number">
                    {t('trace.value')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {row.cells.map((cell) => (
                  <tr key={cell.element}>
                    <th scope="row">
                      {cell.name} <small>{cell.element}</small>
                    </th>
                    <td>
                      {cell.sheetName}
                      {cell.cell && <b className="trace-row__cell"> {cell.cell}</b>}
                    </td>
                    <td className="is-number">{cell.display}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      </details>
    </li>
  );
}

/** Where the reader's role reads returns: the reviewer's page, or the receipt. */
function ReturnLink({ row }: { row: TraceRow }) {
  const t = useText();
  const { may } = useSession();
  const { link } = usePlace();
  if (!row.mayOpen) return null;
  const at = `${encodeURIComponent(row.unit)}/${row.period}`;
  return (
    <Link className="link" to={link(may('returns.review') ? `/review/${at}` : `/returns/${at}/receipt`)}>
      {t('trace.open')}
    </Link>
  );
}
