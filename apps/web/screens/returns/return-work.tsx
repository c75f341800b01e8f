/** One unit's return of one quarter: what is due, the next step, upload, findings, figures, submitting. */
import { useCallback, useState } from 'react';
import { Link } from 'react-router';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { ReturnListItem, ReturnView, UploadView } from '#domain/views/return-view.js';
import { usePlace } from '../../app/context.js';
import { mutate, reloadOnConflict } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useResource } from '../../api/use-resource.js';
import { FilingMark } from '../../components/filing-status.js';
import { FindingsList } from '../../components/findings/findings-list.js';
import { ActionError, ErrorNote, Notice, Skeleton } from '../../components/states.js';
import { ValuesTable } from '../../components/values/values-table.js';
import { useText } from '../../i18n/language.js';
import { DueCard } from './due-card.js';
import { NextStep } from './next-step.js';
import { isAfterReturn, readStage } from './stage.js';
import { UploadBox } from './upload-box.js';
import { UploadHistory } from './upload-history.js';
import './returns.css';

interface Props {
  unit: string;
  period: PeriodView;
  /** All the reader files for, where that is more than this one. */
  others: ReturnListItem[];
  onMoved: () => void;
}

export function ReturnWork({ unit, period, others, onMoved }: Props) {
  const t = useText();
  const { link } = usePlace();
  const address = `/returns/${unit}/${period.period}`;
  const view = useResource<ReturnView>(address);
  const catalogue = useResource<CatalogueView>(`/catalogue?period=${period.period}`);
  const uploads = useResource<UploadView[]>('/uploads');
  const [downloaded, setDownloaded] = useState(false);
  const submit = useAction(async () => {
    const answer = mutate<ReturnView>('POST', `${address}/submit`, { version: view.data?.version });
    view.put(await answer.catch(reloadOnConflict(view.reload)));
    onMoved();
  });
  const explain = useAction(async (key: string, note: string) => {
    view.put(await mutate<ReturnView>('PUT', `${address}/explanations/${encodeURIComponent(key)}`, { note }));
  });
  const reloadView = view.reload;
  const reloadUploads = uploads.reload;
  const read = useCallback(() => {
    reloadView();
    reloadUploads();
    onMoved();
  }, [reloadView, reloadUploads, onMoved]);

  if (view.error) return <ErrorNote error={view.error} retry={view.reload} />;
  if (!view.data) return <Skeleton rows={8} />;
  const stage = readStage(view.data, downloaded);
  const hasValues = Object.keys(view.data.values).length > 0;

  return (
    <div className="work">
      <header className="page-head">
        <div>
          {others.length > 0 && (
            <Link className="link back-link" to={link('/returns')}>
              {t('returns.all')}
            </Link>
          )}
          <h1>{view.data.unitName}</h1>
          <p className="page-head__line">
            {t('returns.of', { period: period.name })} <FilingMark status={view.data.status} late={view.data.late} />
          </p>
        </div>
      </header>
      <div className="work__grid">
        <div className="work__main">
          {view.data.status === 'returned' && (
            <Notice tone="bad">
              <strong>{t('returns.returnedTitle')}</strong>
              <p>{view.data.returnReason}</p>
            </Notice>
          )}
          {isAfterReturn(view.data) && (
            <Notice tone="plain">
              <strong>{t('returns.lastReason')}</strong>
              <p>{view.data.returnReason}</p>
            </Notice>
          )}
          <NextStep
            view={view.data}
            stage={stage}
            submitting={submit.busy}
            onSubmit={() => void submit.run()}
            onDownloaded={() => setDownloaded(true)}
          />
          <ActionError error={submit.error ?? explain.error} />
          {view.data.canFile && <UploadBox unit={unit} period={period.period} others={others} onRead={read} />}
          {view.data.findings.length > 0 && (
            <section className="panel section" id="findings" aria-label={t('findings.title')}>
              <h2>{t('findings.title')}</h2>
              <FindingsList
                findings={view.data.findings}
                explanations={view.data.explanations}
                {...(view.data.canFile && view.data.status === 'draft' ? { onExplain: explain.run } : {})}
              />
            </section>
          )}
          {hasValues && (
            <section className="panel section" aria-label={t('values.title')}>
              <h2>{t('values.title')}</h2>
              {catalogue.data ? (
                <ValuesTable view={view.data} catalogue={catalogue.data} />
              ) : catalogue.error ? (
                <ErrorNote error={catalogue.error} retry={catalogue.reload} />
              ) : (
                <Skeleton rows={8} />
              )}
            </section>
          )}
        </div>
        <aside className="work__aside">
          <DueCard view={view.data} periodState={period.state} />
          <UploadHistory uploads={uploads.data ?? []} />
        </aside>
      </div>
    </div>
  );
}
