/** Review (审核): who has filed, who is late, what waits; the filter is part of the address. */
import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { SECTORS, levelOf } from '#domain/unit/unit.js';
import type { ReturnListItem } from '#domain/views/return-view.js';
import { usePlace } from '../../app/context.js';
import { useResource } from '../../api/use-resource.js';
import { FilingMark } from '../../components/filing-status.js';
import { ErrorNote, Skeleton } from '../../components/states.js';
import { moment } from '../../i18n/dates.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { REVIEW_FILTERS, isReviewFilter, matchesFilter } from './review-filter.js';
import './review.css';

export function ReviewScreen() {
  const t = useText();
  const { period, link } = usePlace();
  const [params] = useSearchParams();
  const [query, setQuery] = useState('');
  const list = useResource<ReturnListItem[]>(period ? `/returns?period=${period.period}` : null);
  const items = useMemo(() => (list.data ?? []).toSorted((a, b) => (a.path < b.path ? -1 : 1)), [list.data]);
  const asked = params.get('show');
  const filter = isReviewFilter(asked) ? asked : items.some((i) => matchesFilter(i, 'waiting')) ? 'waiting' : 'all';
  const wanted = query.trim().toLowerCase();
  const shown = items.filter((i) => matchesFilter(i, filter) && `${i.unitName} ${i.unit}`.toLowerCase().includes(wanted));

  if (list.error) return <ErrorNote error={list.error} retry={list.reload} />;
  if (!period || !list.data) return <Skeleton rows={10} />;
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
            {t(`review.${one}`)} <b>{items.filter((i) => matchesFilter(i, one)).length}</b>
          </Link>
        ))}
      </nav>
      <section className="panel review__panel">
        <ReviewTable items={shown} />
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

function ReviewTable({ items }: { items: ReturnListItem[] }) {
  const t = useText();
  const language = useLanguage();
  const { link } = usePlace();
  const root = Math.min(...items.map((i) => levelOf(i.path)));
  if (items.length === 0) return null;
  return (
    <table className="table review__table">
      <thead>
        <tr>
          <th scope="col">{t('review.unit')}</th>
          <th scope="col" className="review__wide">
            {t('review.sector')}
          </th>
          <th scope="col">{t('review.status')}</th>
          <th scope="col" className="is-number review__wide">
            {t('review.submitted')}
          </th>
          <th scope="col" className="is-number">
            {t('review.findings')}
          </th>
          <th scope="col" className="is-number review__wide">
            {t('review.returnedCount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.unit}>
            <th scope="row" data-level={Math.min(levelOf(item.path) - root, 4)}>
              {item.status === 'none' ? (
                <span className="review__missing">{item.unitName}</span>
              ) : (
                <Link to={link(`/review/${item.unit}/${item.period}`)}>{item.unitName}</Link>
              )}
            </th>
            <td className="review__wide">{SECTORS[item.sector][language]}</td>
            <td>
              <FilingMark status={item.status} late={item.late} />
            </td>
            <td className="is-number review__wide">{item.submittedAt ? moment(item.submittedAt) : '—'}</td>
            <td className="is-number">
              {item.errors > 0 && <span className="review__errors">{t('review.errors', { count: item.errors })} </span>}
              {item.warnings > 0 ? t('review.warnings', { count: item.warnings }) : item.errors === 0 ? '—' : ''}
            </td>
            <td className="is-number review__wide">{item.returnedCount || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
