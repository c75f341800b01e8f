/** What the briefing is called, where it stands, and its three files. */
import { Link } from 'react-router';
import { BRIEFING_FORMATS } from '#domain/briefing/briefing.js';
import type { BriefingDetail } from '#domain/views/briefing-view.js';
import { Notice } from '../../components/states.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { BriefingStatusMark } from './briefing-status.js';
import { DownloadButton } from './download-button.js';

export function BriefingHead({ detail: { view, document } }: { detail: BriefingDetail }) {
  const t = useText();
  const pages = view.files.find((file) => file.format === 'pdf')?.pages;
  return (
    <>
      <header className="page-head">
        <div>
          <Link className="link back-link" to="/briefings">
            {t('briefings.back')}
          </Link>
          <h1>{view.title}</h1>
          <p className="page-head__line briefing__facts">
            <BriefingStatusMark status={view.status} />
            <span>{view.unitName}</span>
            {view.issueNumber > 0 && <span>{t('briefings.issue', { number: view.issueNumber })}</span>}
            {view.releasedAt ? (
              <span>{t('briefing.releasedAt', { time: moment(view.releasedAt), name: view.release?.byName ?? '' })}</span>
            ) : (
              view.renderedAt && <span>{t('briefings.rendered', { time: moment(view.renderedAt) })}</span>
            )}
            {view.dataVersion !== null && <span>{t('briefings.dataVersion', { version: view.dataVersion })}</span>}
            {pages ? <span>{t('briefings.pages', { pages })}</span> : null}
            {view.verificationCode && (
              <span>
                {t('briefing.code')}{' '}
                <a className="link briefing__code" href={`/verify/${view.verificationCode}`} target="_blank" rel="noreferrer">
                  {view.verificationCode}
                </a>
              </span>
            )}
          </p>
        </div>
        {document && (
          <div className="page-head__actions" role="group" aria-label={t('briefing.files')}>
            {BRIEFING_FORMATS.map((format) => (
              <DownloadButton key={format} briefing={view} format={format} />
            ))}
          </div>
        )}
      </header>
      {view.supersededBy && (
        <Notice tone="warn">
          {t('briefing.superseded')}{' '}
          <Link className="link" to={`/briefings/${view.supersededBy}`}>
            {t('briefing.newer')}
          </Link>
        </Notice>
      )}
    </>
  );
}
