/** One unit's return of one quarter: what is due, the next step, upload, findings, effect, figures, versions, questions. */
import { useCallback, useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { EffectView, ReturnView, UploadView } from '#domain/views/return-view.js';
import { usePlace } from '../../app/context.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useResource } from '../../api/use-resource.js';
import { FilingMark } from '../../components/filing-status.js';
import { FindingsList } from '../../components/findings/findings-list.js';
import { AskedOfUnit } from '../../components/requirements/asked-of-unit.js';
import { ActionError, ErrorNote, Notice, Skeleton } from '../../components/states.js';
import { ThreadsPanel } from '../../components/threads/threads-panel.js';
import { ValuesTable } from '../../components/values/values-table.js';
import { VersionsPanel } from '../../components/versions/versions-panel.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { DropPanel } from './drop-panel.js';
import { DueCard } from './due-card.js';
import { EffectPanel } from './effect-panel.js';
import { onSaved } from './form/saved-signal.js';
import { NextActions } from './next-actions.js';
import { NextStep } from './next-step.js';
import { isAfterReturn, readStage } from './stage.js';
import { UploadBox } from './upload-box.js';
import { UploadHistory } from './upload-history.js';
import { UploadOutcome } from './upload-outcome.js';
import { uploadsOf } from './uploads-of.js';
import { useUpload } from './use-upload.js';
import './returns.css';

interface Props {
  unit: string;
  period: PeriodView;
  /** The reader files for more than this one. */
  hasOthers: boolean;
  onMoved: () => void;
}

export function ReturnWork({ unit, period, hasOthers, onMoved }: Props) {
  const t = useText();
  const { link } = usePlace();
  const address = `/returns/${unit}/${period.period}`;
  const view = useResource<ReturnView>(address);
  const catalogue = useResource<CatalogueView>(`/catalogue?period=${period.period}`);
  const uploads = useResource<UploadView[]>('/uploads');
  const isDraft = view.data?.status === 'draft';
  const effect = useResource<EffectView>(isDraft ? `${address}/effect` : null);
  const [downloaded, setDownloaded] = useState(false);
  const [reason, setReason] = useState<string | null>(null);
  const { reload: reloadView } = view;
  const { reload: reloadUploads } = uploads;
  const { reload: reloadEffect } = effect;
  const read = useCallback(() => {
    reloadView();
    reloadUploads();
    reloadEffect();
    setReason(null);
    onMoved();
  }, [reloadView, reloadUploads, reloadEffect, onMoved]);
  const upload = useUpload({ reason, onRead: read });
  useEffect(() => onSaved((saved) => saved === address && read()), [address, read]);
  const explain = useAction(
    async (key: string, note: string) => {
      view.put(await mutate<ReturnView>('PUT', `${address}/explanations/${encodeURIComponent(key)}`, { note }));
    },
    { inLine: true },
  );

  if (view.error) return <ErrorNote error={view.error} retry={view.reload} />;
  if (!view.data) return <Skeleton rows={8} />;
  const { data } = view;
  const stage = readStage(data, downloaded);
  const hasValues = Object.keys(data.values).length > 0;
  const mayUpload = data.canFile || (data.canCorrect && reason !== null);
  const cellLink = (element: string) => `${link(`/returns/${unit}/${period.period}/form`, { period: period.period })}#${element}`;

  return (
    <DropPanel className="work" onFile={mayUpload ? upload.send : null}>
      <header className="page-head">
        <div>
          {hasOthers && (
            <Link className="link back-link" to={link('/returns')}>
              {t('returns.all')}
            </Link>
          )}
          <h1>{data.unitName}</h1>
          <p className="page-head__line">
            {t('returns.of', { period: period.name })} <FilingMark status={data.status} late={data.late} />
            {data.onBehalf && <span>{t('returns.onBehalf')}</span>}
            {data.writtenBy && data.writtenAt && (
              <span>{t('returns.writtenBy', { name: data.writtenBy, time: moment(data.writtenAt) })}</span>
            )}
          </p>
        </div>
      </header>
      <div className="work__grid">
        <div className="work__main">
          {data.status === 'returned' && (
            <Notice tone="bad">
              <strong>{t('returns.returnedTitle')}</strong>
              <p>{data.returnReason}</p>
            </Notice>
          )}
          {isAfterReturn(data) && (
            <Notice tone="plain">
              <strong>{t('returns.lastReason')}</strong>
              <p>{data.returnReason}</p>
            </Notice>
          )}
          {data.reason && data.status !== 'accepted' && <Notice tone="plain">{t('returns.correctionOf', { reason: data.reason })}</Notice>}
          <NextStep view={data} stage={stage}>
            <NextActions
              view={data}
              stage={stage}
              periodName={period.name}
              onChanged={(next) => {
                view.put(next);
                onMoved();
              }}
              onConflict={view.reload}
              onDownloaded={() => setDownloaded(true)}
              onCorrectByFile={setReason}
            />
          </NextStep>
          <ActionError error={explain.error} />
          {reason !== null && <Notice tone="warn">{t('correct.uploading', { reason })}</Notice>}
          {mayUpload && (
            <UploadBox
              upload={upload}
              lead={t('upload.lead')}
              hint={t(hasOthers ? 'upload.formats' : 'upload.formatsOne')}
              holds={hasOthers ? 'many' : 'one'}
            >
              {upload.view && <UploadOutcome upload={upload.view} unit={unit} period={period.period} catalogue={catalogue.data} />}
            </UploadBox>
          )}
          {data.findings.length > 0 && (
            <section className="panel section" id="findings" aria-label={t('findings.title')}>
              <h2>{t('findings.title')}</h2>
              <FindingsList
                findings={data.findings}
                explanations={data.explanations}
                cellLink={cellLink}
                {...(data.canFile && data.status === 'draft' ? { onExplain: explain.run } : {})}
              />
            </section>
          )}
          {isDraft && effect.data && effect.data.lines.length > 0 && <EffectPanel effect={effect.data} />}
          <ThreadsPanel
            address={address}
            catalogue={catalogue.data}
            elements={Object.keys(data.values)}
            hasReturn={data.version > 0}
            onChanged={view.reload}
          />
          {hasValues && (
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
          )}
          <VersionsPanel address={address} version={data.version} revision={data.revision} catalogue={catalogue.data} />
        </div>
        <aside className="work__aside">
          <DueCard view={data} periodState={period.state} />
          <AskedOfUnit unit={unit} />
          <UploadHistory uploads={uploadsOf(uploads.data ?? [], period.period, period.opensOn, unit)} />
        </aside>
      </div>
    </DropPanel>
  );
}
