/** What the reader has uploaded for this quarter: when, what, what came of each, and the annotated workbook of it. */
import type { UploadView } from '#domain/views/return-view.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { FileButton } from './file-button.js';

const SHOWN = 8;

export function UploadHistory({ uploads }: { uploads: UploadView[] }) {
  const t = useText();
  if (uploads.length === 0) return null;
  return (
    <section className="panel history" aria-label={t('recent.thisQuarter')}>
      <h2>{t('recent.thisQuarter')}</h2>
      <ol>
        {uploads.slice(0, SHOWN).map((upload) => {
          const over = upload.status === 'done' || upload.status === 'failed';
          const refused = over && upload.returnCount === 0;
          const [only] = upload.returns;
          const errors = upload.returns.reduce((n, r) => n + r.errors, 0);
          const why = upload.findings[0]?.message;
          const stored =
            upload.returnCount > 1
              ? t('recent.many', { count: upload.returnCount })
              : only
                ? t('due.versionNo', { version: only.version })
                : '';
          return (
            <li key={upload.id}>
              <span className="history__file" title={upload.fileName}>
                {upload.fileName}
              </span>
              <span className="history__line">
                <time dateTime={upload.createdAt}>{moment(upload.createdAt)}</time>
                <span className={errors > 0 || refused ? 'history__bad' : ''}>
                  {!over
                    ? t('upload.reading')
                    : refused
                      ? t('recent.refused')
                      : `${stored}${errors > 0 ? ` · ${t('recent.errors', { count: errors })}` : ''}`}
                </span>
              </span>
              {refused && why && <span className="history__why">{why}</span>}
              {over && upload.findingCount + errors > 0 && (
                <span className="history__get">
                  <FileButton path={`/uploads/${upload.id}/annotated`} fallbackName={upload.fileName} className="link history__link">
                    {t(refused || upload.returnCount > 1 ? 'upload.annotatedList' : 'upload.annotated')}
                  </FileButton>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
