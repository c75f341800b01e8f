/** What is due and until when, and where the return stands. */
import type { PeriodState } from '#domain/period/period.js';
import type { ReturnView } from '#domain/views/return-view.js';
import { daysUntil, longDate, moment, shortDate } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';

export function DueCard({ view, periodState }: { view: ReturnView; periodState: PeriodState }) {
  const t = useText();
  const left = daysUntil(view.dueOn);
  const settled = view.status === 'submitted' || view.status === 'accepted';
  const tone = settled || periodState !== 'open' ? 'plain' : left < 0 ? 'late' : left <= 3 ? 'soon' : 'plain';
  return (
    <section className={`panel due due--${tone}`} aria-label={t('due.title')}>
      <h2>{t('due.title')}</h2>
      <p className="due__date">{longDate(view.dueOn)}</p>
      <p className="due__left">
        {periodState !== 'open'
          ? t('due.closed')
          : settled
            ? t('due.settled')
            : left < 0
              ? t('due.late', { days: -left })
              : left === 0
                ? t('due.today')
                : t('due.left', { days: left })}
      </p>
      <dl className="facts">
        <Fact name={t('due.locks')} value={shortDate(view.locksOn)} />
        <Fact name={t('due.version')} value={view.version > 0 ? t('due.versionNo', { version: view.version }) : '—'} />
        {view.submittedAt && <Fact name={t('due.submitted')} value={moment(view.submittedAt)} />}
        {view.acceptedAt && <Fact name={t('due.accepted')} value={moment(view.acceptedAt)} />}
        {view.returnedCount > 0 && <Fact name={t('due.returned')} value={t('due.times', { count: view.returnedCount })} />}
        <Fact name={t('due.form')} value={view.catalogueVersion} />
      </dl>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
