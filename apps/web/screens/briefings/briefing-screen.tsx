/** One briefing, read in the page: its facts above, its PDF below; on a phone the PDF opens in its own viewer. */
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import type { BriefingView } from '#domain/views/briefing-view.js';
import { API } from '../../api/client.js';
import { useResource } from '../../api/use-resource.js';
import { ErrorNote, Notice, Skeleton } from '../../components/states.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { BriefingStatusMark } from './briefing-status.js';
import { DownloadButton } from './download-button.js';
import './briefings.css';

const LOOK_AGAIN_MS = 1500;

export function BriefingScreen() {
  const t = useText();
  const { id = '' } = useParams();
  const briefing = useResource<BriefingView>(`/briefings/${encodeURIComponent(id)}`);
  const atWork = briefing.data?.status === 'queued' || briefing.data?.status === 'rendering';
  const look = briefing.reload;
  useEffect(() => {
    if (!atWork) return;
    const timer = setInterval(look, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [atWork, look]);

  if (briefing.error) return <ErrorNote error={briefing.error} retry={briefing.reload} />;
  if (!briefing.data) return <Skeleton rows={8} />;
  const { data } = briefing;
  const file = data.files[0];
  const address = `${API}/briefings/${data.id}/file?format=pdf&inline=1`;
  return (
    <div className="briefing">
      <header className="page-head">
        <div>
          <Link className="link back-link" to="/briefings">
            {t('briefings.back')}
          </Link>
          <h1>{data.title}</h1>
          <p className="page-head__line briefing__facts">
            <BriefingStatusMark status={data.status} />
            <span>{t('briefings.issue', { number: data.issueNumber })}</span>
            {data.renderedAt && <span>{t('briefings.rendered', { time: moment(data.renderedAt) })}</span>}
            {data.dataVersion !== null && <span>{t('briefings.dataVersion', { version: data.dataVersion })}</span>}
            {file && <span title={file.sha256}>{t('briefings.hash', { hash: file.sha256.slice(0, 12) })}</span>}
          </p>
        </div>
        {file && (
          <div className="page-head__actions">
            <a className="button" href={address} target="_blank" rel="noreferrer">
              {t('briefings.newTab')}
            </a>
            <DownloadButton briefing={data} />
          </div>
        )}
      </header>
      {data.failure && <Notice tone="bad">{data.failure}</Notice>}
      {atWork && <Skeleton rows={6} />}
      {file && (
        <>
          <iframe className="briefing__paper" title={data.title} src={address} />
          <a className="briefing__phone panel" href={address} target="_blank" rel="noreferrer">
            <strong>{t('briefings.read')}</strong>
            <span>{t('briefings.pages', { pages: file.pages })}</span>
          </a>
        </>
      )}
    </div>
  );
}
