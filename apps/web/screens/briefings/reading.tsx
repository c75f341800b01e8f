/** A briefing as it is read: what has changed since the meeting, and its pages. */
import type { BriefingDetail } from '#domain/views/briefing-view.js';
import { Skeleton, StateNote } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { Changes } from './changes.js';
import { Deliveries } from './deliveries.js';
import { Paper } from './paper/paper.js';

export function Reading({ detail: { view, document }, isOffice }: { detail: BriefingDetail; isOffice: boolean }) {
  const t = useText();
  if (view.status === 'queued' || view.status === 'rendering') return <Skeleton rows={6} />;
  if (!document)
    return (
      <StateNote icon="briefings" title={t('briefing.nothingTitle')}>
        {t('briefing.nothing')}
      </StateNote>
    );
  const isReleased = view.releasedAt !== null;
  return (
    <div className="reading">
      {isReleased && <Changes id={view.id} />}
      {isReleased && isOffice && <Deliveries id={view.id} isCurrent={view.status === 'released'} />}
      <Paper
        address={isReleased ? `/briefings/${view.id}/file?format=pdf&inline=1` : `/briefings/${view.id}/preview?revision=${view.revision}`}
        label={view.title}
      />
      {isReleased && view.files.length > 0 && (
        <section className="panel section briefing__hashes" aria-label={t('briefing.hashes')}>
          <h2>{t('briefing.hashes')}</h2>
          <dl>
            {view.files.map((file) => (
              <div key={file.format}>
                <dt>{t(`briefings.format.${file.format}`)}</dt>
                <dd>{file.sha256}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}
