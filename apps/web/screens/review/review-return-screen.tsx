/** One return under review: large moves, findings with their notes, figures beside last quarter and last year; accept or return it, then the next. */
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { ReturnListItem, ReturnView } from '#domain/views/return-view.js';
import { usePlace } from '../../app/context.js';
import { mutate, reloadOnConflict } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useResource } from '../../api/use-resource.js';
import { FilingMark } from '../../components/filing-status.js';
import { FindingsList } from '../../components/findings/findings-list.js';
import { Icon } from '../../components/icon.js';
import { ActionError, ErrorNote, Notice, Skeleton } from '../../components/states.js';
import { ThreadsPanel } from '../../components/threads/threads-panel.js';
import { CellChanges } from '../../components/versions/cell-changes.js';
import { VersionsPanel } from '../../components/versions/versions-panel.js';
import { ValuesTable } from '../../components/values/values-table.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { isAfterReturn } from '../returns/stage.js';
import { LargeMoves } from './large-moves.js';
import { ReturnDialog } from './return-dialog.js';
import { matchesFilter } from './review-filter.js';
import './review.css';

export function ReviewReturnScreen() {
  const t = useText();
  const { unit = '', period = '' } = useParams();
  const { link } = usePlace();
  const address = `/returns/${encodeURIComponent(unit)}/${encodeURIComponent(period)}`;
  const view = useResource<ReturnView>(address);
  const list = useResource<ReturnListItem[]>(`/returns?period=${encodeURIComponent(period)}`);
  const catalogue = useResource<CatalogueView>(`/catalogue?period=${encodeURIComponent(period)}`);
  const [asking, setAsking] = useState(false);
  const accept = useAction(async () => {
    const answer = mutate<ReturnView>('POST', `${address}/accept`, { version: view.data?.version });
    view.put(await answer.catch(reloadOnConflict(view.reload)));
    list.reload();
  });
  const sendBack = useAction(async (reason: string) => {
    const answer = mutate<ReturnView>('POST', `${address}/return`, { reason, version: view.data?.version });
    view.put(await answer.catch(reloadOnConflict(view.reload)));
    setAsking(false);
    list.reload();
  });
  const next = useMemo(() => nextWaiting(list.data ?? [], unit), [list.data, unit]);
  const waiting = (list.data ?? []).filter((i) => matchesFilter(i, 'waiting')).length;

  if (view.error) return <ErrorNote error={view.error} retry={view.reload} />;
  if (!view.data || view.data.unit !== unit) return <Skeleton rows={10} />;
  const { data } = view;
  const nextLink = next && (
    <Link className={`button ${data.status === 'submitted' ? '' : 'button--primary'}`} to={link(`/review/${next.unit}/${next.period}`)}>
      {t('review.next')}
      <Icon name="right" />
    </Link>
  );

  return (
    <div className="judge">
      <header className="page-head judge__head">
        <div>
          <Link className="link back-link" to={link('/review')}>
            {t('review.back', { count: waiting })}
          </Link>
          <h1>{data.unitName}</h1>
          <p className="page-head__line judge__line">
            <FilingMark status={data.status} late={data.late} />
            {data.status === 'submitted' && data.reviewLevels > 1 && (
              <span>{t(data.reviewLevel > 0 ? 'review.level' : 'review.levelParent')}</span>
            )}
            {data.onBehalf && <span>{t('review.onBehalf')}</span>}
            <span>{t('due.versionNo', { version: data.version })}</span>
            {data.submittedAt && <span>{t('review.submittedAt', { time: moment(data.submittedAt) })}</span>}
            {data.returnedCount > 0 && <span>{t('review.returnedTimes', { count: data.returnedCount })}</span>}
          </p>
        </div>
        <div className="page-head__actions">
          {data.canReview && data.status === 'submitted' && (
            <>
              <button type="button" className="button" onClick={() => setAsking(true)}>
                {t('review.return')}
              </button>
              <button type="button" className="button button--primary" disabled={accept.busy} onClick={() => void accept.run()}>
                <Icon name="check" />
                {t(accept.busy ? 'review.accepting' : isLastLevel(data) ? 'review.accept' : 'review.pass')}
              </button>
            </>
          )}
          {data.canReview && data.status === 'accepted' && (
            <button type="button" className="button button--plain" onClick={() => setAsking(true)}>
              {t('review.returnAccepted')}
            </button>
          )}
          {data.canCorrect && (
            <Link className="button button--plain" to={link(`/returns/${encodeURIComponent(unit)}`, { period })}>
              {t('review.enterCorrection')}
            </Link>
          )}
          {nextLink}
        </div>
      </header>
      <div className="judge__body">
        <ActionError error={accept.error} />
        {data.status === 'accepted' && <Notice tone="good">{t(next ? 'review.acceptedNext' : 'review.acceptedLast')}</Notice>}
        {data.status === 'submitted' && data.reviewLevel > 0 && !data.canReview && <Notice tone="good">{t('review.passed')}</Notice>}
        {data.status === 'returned' && (
          <Notice tone="warn">
            <strong>{t('review.returnedNow')}</strong>
            <p>{data.returnReason}</p>
          </Notice>
        )}
        {isAfterReturn(data) && (
          <Notice tone="plain">
            <strong>{t('returns.lastReason')}</strong>
            <p>{data.returnReason}</p>
          </Notice>
        )}
        {data.reason && (
          <Notice tone="plain">
            {t('review.correction')}
            {data.reason}
          </Notice>
        )}
        {catalogue.data && data.changedSince && (
          <section className="panel section" aria-label={t('review.since', { version: data.reviewedVersion ?? 0 })}>
            <h2>{t('review.since', { version: data.reviewedVersion ?? 0 })}</h2>
            <CellChanges
              key={data.version}
              address={address}
              from={data.reviewedVersion ?? 0}
              to={data.version}
              catalogue={catalogue.data}
            />
          </section>
        )}
        {catalogue.data && <LargeMoves view={data} catalogue={catalogue.data} />}
        <section className="panel section" aria-label={t('findings.title')}>
          <h2>{t('findings.title')}</h2>
          <FindingsList findings={data.findings} explanations={data.explanations} />
        </section>
        <section className="panel section" aria-label={t('values.title')}>
          <h2>{t('values.title')}</h2>
          {catalogue.data ? (
            <ValuesTable view={data} catalogue={catalogue.data} />
          ) : catalogue.error ? (
            <ErrorNote error={catalogue.error} retry={catalogue.reload} />
          ) : (
            <Skeleton rows={8} />
          )}
        </section>
        <ThreadsPanel
          address={address}
          catalogue={catalogue.data}
          elements={Object.keys(data.values)}
          hasReturn={data.version > 0}
          onChanged={list.reload}
        />
        <VersionsPanel address={address} version={data.version} revision={data.revision} catalogue={catalogue.data} />
      </div>
      {asking && (
        <ReturnDialog
          unitName={data.unitName}
          busy={sendBack.busy}
          error={sendBack.error}
          onReturn={(reason) => void sendBack.run(reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

/** Whether this act accepts, or passes the return on to the office. */
const isLastLevel = (view: ReturnView): boolean => view.reviewLevel + 1 >= view.reviewLevels;

/** The next one waiting, in the order of the list; the first again after the last. */
function nextWaiting(items: ReturnListItem[], unit: string): ReturnListItem | undefined {
  const sorted = items.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const at = sorted.findIndex((i) => i.unit === unit);
  return [...sorted.slice(at + 1), ...sorted.slice(0, at + 1)].find((i) => matchesFilter(i, 'waiting') && i.unit !== unit);
}
