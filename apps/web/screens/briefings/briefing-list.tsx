/** All briefings, newest first, each with its state and its file. */
import { Link } from 'react-router';
import type { BriefingView } from '#domain/views/briefing-view.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { BriefingStatusMark } from './briefing-status.js';
import { DownloadButton } from './download-button.js';

export function BriefingList({ briefings }: { briefings: BriefingView[] }) {
  const t = useText();
  return (
    <section className="panel briefing-list" aria-label={t('briefings.list')}>
      <ul>
        {briefings.map((b) => {
          const file = b.files[0];
          return (
            <li key={b.id} className="briefing-row">
              <div className="briefing-row__words">
                <h2>{file ? <Link to={`/briefings/${b.id}`}>{b.title}</Link> : b.title}</h2>
                <p>
                  <span>{b.unitName}</span>
                  <span>{t('briefings.issue', { number: b.issueNumber })}</span>
                  <span>{t(`briefings.origin.${b.origin}`)}</span>
                  <span>{moment(b.renderedAt ?? b.createdAt)}</span>
                  {file && <span>{t('briefings.pages', { pages: file.pages })}</span>}
                </p>
                {b.failure && <p className="briefing-row__failure">{b.failure}</p>}
              </div>
              <BriefingStatusMark status={b.status} />
              <div className="briefing-row__actions">
                {file && (
                  <>
                    <Link className="button button--small" to={`/briefings/${b.id}`}>
                      {t('briefings.open')}
                    </Link>
                    <DownloadButton briefing={b} small />
                  </>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
