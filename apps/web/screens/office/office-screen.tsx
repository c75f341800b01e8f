/** Office (办公室): every quarter with its dates, how complete the chosen one is by sector, and who still has to file. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { SECTORS, type Sector } from '#domain/unit/unit.js';
import type { ReturnListItem } from '#domain/views/return-view.js';
import { usePlace } from '../../app/context.js';
import { useResource } from '../../api/use-resource.js';
import { FilingMark } from '../../components/filing-status.js';
import { ErrorNote, Skeleton } from '../../components/states.js';
import { shortDate } from '../../i18n/dates.js';
import { useLanguage, useText } from '../../i18n/language.js';
import './office.css';

const STATUSES = ['accepted', 'submitted', 'returned', 'draft', 'none'] as const;

export function OfficeScreen() {
  const t = useText();
  const { period, link } = usePlace();
  const list = useResource<ReturnListItem[]>(period ? `/returns?period=${period.period}` : null);
  if (list.error) return <ErrorNote error={list.error} retry={list.reload} />;
  if (!period || !list.data) return <Skeleton rows={8} />;
  const items = list.data;
  const open = items.filter((i) => i.status === 'none' || i.status === 'draft' || i.status === 'returned');
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
      </header>
      <ul className="panel tally">
        {STATUSES.map((status) => (
          <Tally key={status} count={items.filter((i) => i.status === status).length} alerts={status === 'returned'}>
            <FilingMark status={status} />
          </Tally>
        ))}
        <Tally count={items.filter((i) => i.late).length} alerts>
          {t('filing.late')}
        </Tally>
      </ul>
      <div className="office__grid">
        <BySector items={items} />
        <section className="panel office__open" aria-label={t('office.openTitle')}>
          <h2>{t('office.openTitle')}</h2>
          {open.length === 0 && <p className="none-here">{t('office.noneOpen')}</p>}
          <ul>
            {open.map((item) => (
              <li key={item.unit}>
                {item.status === 'none' ? (
                  <span>{item.unitName}</span>
                ) : (
                  <Link to={link(`/review/${item.unit}/${item.period}`)}>{item.unitName}</Link>
                )}
                <FilingMark status={item.status} late={item.late} />
              </li>
            ))}
          </ul>
        </section>
      </div>
      <Periods />
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

function BySector({ items }: { items: ReturnListItem[] }) {
  const t = useText();
  const language = useLanguage();
  const sectors = (Object.keys(SECTORS) as Sector[])
    .map((sector) => ({ sector, of: items.filter((i) => i.sector === sector) }))
    .filter((s) => s.of.length > 0);
  return (
    <section className="panel office__sectors" aria-label={t('office.bySector')}>
      <h2>{t('office.bySector')}</h2>
      <ul>
        {sectors.map(({ sector, of }) => (
          <li key={sector}>
            <span>{SECTORS[sector][language]}</span>
            <span className="completeness" aria-hidden="true">
              {STATUSES.map((status) => {
                const count = of.filter((i) => i.status === status).length;
                return (
                  count > 0 && (
                    <span key={status} className={`completeness__part completeness__part--${status}`} style={{ flexGrow: count }} />
                  )
                );
              })}
            </span>
            <span className="office__ratio">
              {of.filter((i) => i.status === 'accepted').length}/{of.length}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Periods() {
  const t = useText();
  const { periods, period, choose } = usePlace();
  return (
    <section className="panel office__periods" aria-label={t('office.periods')}>
      <h2>{t('office.periods')}</h2>
      <div className="scroll-x">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('table.period')}</th>
              <th scope="col">{t('office.state')}</th>
              <th scope="col">{t('office.due')}</th>
              <th scope="col">{t('due.locks')}</th>
              <th scope="col">{t('office.meets')}</th>
              <th scope="col">{t('due.form')}</th>
            </tr>
          </thead>
          <tbody>
            {periods.map((p) => (
              <tr key={p.period} aria-current={p === period}>
                <th scope="row">
                  <button type="button" className="link" onClick={() => choose({ period: p.period })}>
                    {p.name}
                  </button>
                </th>
                <td>{t(`period.state.${p.state}`)}</td>
                <td>{p.dueOn}</td>
                <td>{p.locksOn}</td>
                <td>{p.meetsOn ?? '—'}</td>
                <td>{p.catalogueVersion}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
