/** Review (审核): who has filed, who is late, what waits; the filter is part of the address. */
import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ReturnListItem } from '#domain/views/return-view.js';
import { usePlace } from '../../app/context.js';
import { useResource } from '../../api/use-resource.js';
import { ErrorNote, Skeleton } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { REVIEW_FILTERS, isReviewFilter, matchesFilter } from './review-filter.js';
import { BulkAccept } from './bulk-accept.js';
import { ReviewTable } from './review-table.js';
import './review.css';

export function ReviewScreen() {
  const t = useText();
  const { period, link } = usePlace();
  const [params] = useSearchParams();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const list = useResource<ReturnListItem[]>(period ? `/returns?period=${period.period}` : null);
  const items = useMemo(() => (list.data ?? []).toSorted((a, b) => (a.path < b.path ? -1 : 1)), [list.data]);
  const asked = params.get('show');
  const filter = isReviewFilter(asked) ? asked : items.some((i) => matchesFilter(i, 'waiting')) ? 'waiting' : 'all';
  const wanted = query.trim().toLowerCase();
  const shown = items.filter((i) => matchesFilter(i, filter) && `${i.unitName} ${i.unit}`.toLowerCase().includes(wanted));

  if (list.error) return <ErrorNote error={list.error} retry={list.reload} />;
  if (!period || !list.data) return <Skeleton rows={10} />;
  const clean = items.filter((i) => matchesFilter(i, 'waiting') && i.errors === 0 && i.warnings === 0 && i.openThreads === 0);
  const picked = items.filter((i) => chosen.has(i.unit) && matchesFilter(i, 'waiting'));
  const accepted = items.filter((i) => i.status === 'accepted').length;
  const show = (one: string) => {
    const base = link('/review');
    return `${base}${base.includes('?') ? '&' : '?'}show=${one}`;
  };

  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t('review.title')}</h1>
          <p className="page-head__line">{t('review.line', { period: period.name, accepted, expected: items.length })}</p>
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
      <Completeness items={items} />
      <nav className="segments review__filters" aria-label={t('review.filter')}>
        {REVIEW_FILTERS.map((one) => (
          <Link key={one} to={show(one)} replace aria-current={filter === one}>
            {t(one === 'passed' ? 'review.passedOn' : `review.${one}`)} <b>{items.filter((i) => matchesFilter(i, one)).length}</b>
          </Link>
        ))}
      </nav>
      <BulkAccept
        period={period.period}
        picked={picked}
        clean={clean}
        onPick={(items) => setChosen(new Set(items.map((i) => i.unit)))}
        onDone={list.reload}
      />
      <section className="panel review__panel">
        <ReviewTable items={shown} chosen={chosen} onChoose={setChosen} />
        {shown.length === 0 && <p className="review__none">{t(filter === 'waiting' ? 'review.noneWaiting' : 'review.none')}</p>}
      </section>
    </>
  );
}

/** One bar for the whole quarter: accepted, waiting, returned, still missing. */
function Completeness({ items }: { items: ReturnListItem[] }) {
  const t = useText();
  const parts = (['accepted', 'submitted', 'returned', 'draft', 'none'] as const).map((status) => ({
    status,
    count: items.filter((i) => i.status === status).length,
  }));
  return (
    <div className="completeness" role="img" aria-label={parts.map((p) => `${t(`filing.${p.status}`)} ${p.count}`).join(t('list.comma'))}>
      {parts.map(
        (p) =>
          p.count > 0 && (
            <span key={p.status} className={`completeness__part completeness__part--${p.status}`} style={{ flexGrow: p.count }} />
          ),
      )}
    </div>
  );
}
