/** The sender's latest uploads: when, what, and what came of each. */
import type { UploadView } from '#domain/views/return-view.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';

const SHOWN = 6;

export function UploadHistory({ uploads }: { uploads: UploadView[] }) {
  const t = useText();
  if (uploads.length === 0) return null;
  return (
    <section className="panel history" aria-label={t('history.title')}>
      <h2>{t('history.title')}</h2>
      <ol>
        {uploads.slice(0, SHOWN).map((upload) => {
          const errors = upload.findings.filter((f) => f.severity === 'error').length;
          const refused = upload.status === 'failed' || (upload.status === 'done' && upload.returns.length === 0);
          const why = upload.findings[0]?.message;
          const stored = upload.returns.map((r) => t('due.versionNo', { version: r.version })).join(t('list.comma'));
          return (
            <li key={upload.id}>
              <span className="history__file" title={upload.fileName}>
                {upload.fileName}
              </span>
              <span className="history__line">
                <time dateTime={upload.createdAt}>{moment(upload.createdAt)}</time>
                <span className={errors > 0 ? 'history__bad' : ''}>
                  {refused
                    ? t('history.refused')
                    : upload.status === 'done'
                      ? `${stored}${errors > 0 ? ` · ${t('history.errors', { count: errors })}` : ''}`
                      : t('upload.reading')}
                </span>
              </span>
              {refused && why && <span className="history__why">{why}</span>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
