/** The list of returns under review: one row a unit, those that wait can be picked for accepting together. */
import { Link } from 'react-router';
import { SECTORS, levelOf } from '#domain/unit/unit.js';
import type { ReturnListItem } from '#domain/views/return-view.js';
import { usePlace } from '../../app/context.js';
import { FilingMark } from '../../components/filing-status.js';
import { toggled } from '../../components/toggled.js';
import { moment } from '../../i18n/dates.js';
import { useLanguage, useText } from '../../i18n/language.js';

interface Props {
  items: ReturnListItem[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

export function ReviewTable({ items, chosen, onChoose }: Props) {
  const t = useText();
  const language = useLanguage();
  const { link } = usePlace();
  const root = Math.min(...items.map((i) => levelOf(i.path)));
  if (items.length === 0) return null;
  const toggle = (unit: string) => onChoose(toggled(chosen, unit));
  return (
    <table className="table review__table">
      <thead>
        <tr>
          <th scope="col" className="review__pick">
            <span className="visually-hidden">{t('review.pickColumn')}</span>
          </th>
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
            <td className="review__pick">
              {item.status === 'submitted' && item.canReview && (
                <input
                  type="checkbox"
                  aria-label={t('review.select', { unit: item.unitName })}
                  checked={chosen.has(item.unit)}
                  onChange={() => toggle(item.unit)}
                />
              )}
            </td>
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
              <Marks item={item} />
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

/** What else a reviewer should know before he opens it. */
function Marks({ item }: { item: ReturnListItem }) {
  const t = useText();
  const marks = [
    item.status === 'submitted' && item.changedSince ? t('review.changedMark') : null,
    item.status === 'submitted' && item.reviewLevels > 1 ? t(item.reviewLevel > 0 ? 'review.level' : 'review.levelParent') : null,
    item.onBehalf ? t('review.onBehalf') : null,
    item.openThreads > 0 ? t('review.threads', { count: item.openThreads }) : null,
  ].filter((mark) => mark !== null);
  return marks.map((mark) => (
    <span key={mark} className="review__mark">
      {mark}
    </span>
  ));
}
