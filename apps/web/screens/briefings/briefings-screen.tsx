/** Briefings (简报): what is due next, the archive by year, kind, state and words, and asking for a draft now. */
import { lazy, Suspense, useEffect, useState } from 'react';
import type { BriefingView } from '#domain/views/briefing-view.js';
import { usePlace } from '../../app/context.js';
import { useSession } from '../../app/session.js';
import { useResource } from '../../api/use-resource.js';
import { ErrorNote, Skeleton, StateNote } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { ArchiveFilters, askedFor, isNarrowed } from './archive-filters.js';
import { BriefingList } from './briefing-list.js';
import { DueNext } from './due-next.js';
import { AT_WORK } from './at-work.js';
import './briefings.css';

const DraftDialog = lazy(() => import('./draft-dialog.js').then((m) => ({ default: m.DraftDialog })));
const LOOK_AGAIN_MS = 1500;

export function BriefingsScreen() {
  const t = useText();
  const { may } = useSession();
  const { part, periods } = usePlace();
  const query = askedFor(part);
  // What is due does not depend on what the archive is narrowed by.
  const all = useResource<BriefingView[]>('/briefings');
  const found = useResource<BriefingView[]>(query === '' ? null : `/briefings${query}`);
  const briefings = query === '' ? all : found;
  const [asking, setAsking] = useState(false);
  const atWork = (all.data ?? []).some((one) => AT_WORK.includes(one.status));
  const [lookAtAll, lookAtFound] = [all.reload, found.reload];
  useEffect(() => {
    if (!atWork) return;
    const timer = setInterval(() => {
      lookAtAll();
      lookAtFound();
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [atWork, lookAtAll, lookAtFound]);

  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t('briefings.title')}</h1>
          <p className="page-head__line">{t(may('briefings.read') ? 'briefings.line' : 'briefings.lineOfUnit')}</p>
        </div>
        {may('briefings.manage') && (
          <div className="page-head__actions">
            <button type="button" className="button button--primary" disabled={periods.length === 0} onClick={() => setAsking(true)}>
              {t('briefings.ask')}
            </button>
          </div>
        )}
      </header>
      {may('briefings.read') && <DueNext briefings={all.data ?? []} />}
      <ArchiveFilters />
      {briefings.error ? (
        <ErrorNote error={briefings.error} retry={briefings.reload} />
      ) : !briefings.data ? (
        <Skeleton rows={8} />
      ) : briefings.data.length > 0 ? (
        <BriefingList briefings={briefings.data} />
      ) : isNarrowed(part) ? (
        <StateNote icon="search" title={t('briefings.noneFoundTitle')}>
          {t('briefings.noneFound')}
        </StateNote>
      ) : (
        <StateNote icon="briefings" title={t('briefings.emptyTitle')}>
          {t(may('briefings.read') ? 'briefings.empty' : 'briefings.emptyOfUnit')}
        </StateNote>
      )}
      {asking && (
        <Suspense fallback={null}>
          <DraftDialog onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
