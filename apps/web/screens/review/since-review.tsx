/** What the unit changed since the version a reviewer last decided on: the first thing to look at when a return comes again. */
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { ChangesView, ReturnView } from '#domain/views/return-view.js';
import { useResource } from '../../api/use-resource.js';
import { ErrorNote, Skeleton } from '../../components/states.js';
import { useText } from '../../i18n/language.js';

export function SinceReview({ view, catalogue }: { view: ReturnView; catalogue: CatalogueView }) {
  const t = useText();
  const from = view.reviewedVersion ?? 0;
  const changes = useResource<ChangesView>(
    `/returns/${encodeURIComponent(view.unit)}/${encodeURIComponent(view.period)}/changes?from=${from}&to=${view.version}`,
  );
  const names = new Map(catalogue.elements.map((element) => [element.code, element.name]));
  return (
    <section className="panel section" aria-label={t('review.since', { version: from })}>
      <h2>{t('review.since', { version: from })}</h2>
      {changes.error && <ErrorNote error={changes.error} retry={changes.reload} />}
      {!changes.data && !changes.error && <Skeleton rows={2} />}
      {changes.data?.changes.length === 0 && <p className="none-here">{t('review.sinceNone')}</p>}
      <ul className="moves">
        {changes.data?.changes.map((change) => (
          <li key={change.element}>
            <span className="moves__name">{names.get(change.element) ?? change.element}</span>
            <span className="moves__figures">
              <span className="moves__old">{change.before ?? '—'}</span>
              <span aria-hidden="true">→</span>
              <strong>{change.after ?? '—'}</strong>
            </span>
            <span className="moves__base">{t(`review.sinceKind.${change.kind}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
