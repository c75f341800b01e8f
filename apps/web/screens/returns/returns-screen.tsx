/** My returns (填报): one unit leads straight to its return, several to a list of them. */
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { ReturnListItem } from '#domain/views/return-view.js';
import { usePlace } from '../../app/context.js';
import { useSession } from '../../app/session.js';
import { useResource } from '../../api/use-resource.js';
import { FilingMark } from '../../components/filing-status.js';
import { ErrorNote, Skeleton, StateNote } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { ReturnWork } from './return-work.js';
import './returns.css';

export function ReturnsScreen() {
  const t = useText();
  const { unit } = useParams();
  const { session } = useSession();
  const { period } = usePlace();
  const list = useResource<ReturnListItem[]>(period ? `/returns?period=${period.period}` : null);

  if (list.error) return <ErrorNote error={list.error} retry={list.reload} />;
  if (!period || !list.data) return <Skeleton rows={8} />;
  const own = new Set(session.grants.filter((g) => g.role === 'clerk').map((g) => g.unit));
  const mine = list.data.filter((item) => item.canFile || own.has(item.unit));
  const chosen =
    mine.find((item) => item.unit === unit) ??
    (mine.length === 1 || own.size === 1 ? (mine.find((item) => own.has(item.unit)) ?? mine[0]) : undefined);

  if (mine.length === 0)
    return (
      <StateNote icon="returns" title={t('returns.noneTitle')}>
        {t('returns.none', { period: period.name })}
      </StateNote>
    );
  if (chosen)
    return (
      <ReturnWork
        key={chosen.unit + period.period}
        unit={chosen.unit}
        period={period}
        others={mine.length > 1 ? mine : []}
        onMoved={list.reload}
      />
    );
  return <ReturnList items={mine} />;
}

function ReturnList({ items }: { items: ReturnListItem[] }) {
  const t = useText();
  const { link, period } = usePlace();
  const [query, setQuery] = useState('');
  const shown = items.filter((item) => `${item.unitName} ${item.unit}`.toLowerCase().includes(query.trim().toLowerCase()));
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t('returns.title')}</h1>
          <p className="page-head__line">{t('returns.listLine', { period: period?.name ?? '', count: items.length })}</p>
        </div>
        <input
          className="field search"
          type="search"
          aria-label={t('unit.search')}
          placeholder={t('unit.search')}
          value={query}
          onChange={(e) => setQuery(e.target.value)}
        />
      </header>
      <section className="panel">
        <ul className="returns__list">
          {shown.map((item) => (
            <li key={item.unit}>
              <Link to={link(`/returns/${item.unit}`)}>
                <strong>{item.unitName}</strong>
                <FilingMark status={item.status} late={item.late} />
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
