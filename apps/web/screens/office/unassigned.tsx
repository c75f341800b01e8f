/** Units nobody reviews or files for: what must be put right before the quarter can be complete. */
import type { OfficeView } from '#domain/views/office-view.js';
import { useText } from '../../i18n/language.js';

const SHOWN = 12;

export function Unassigned({ withoutReviewer, withoutClerk }: Pick<OfficeView, 'withoutReviewer' | 'withoutClerk'>) {
  const t = useText();
  const parts = [
    { key: 'console.withoutReviewer', units: withoutReviewer },
    { key: 'console.withoutClerk', units: withoutClerk },
  ] as const;
  return (
    <section className="panel section" aria-label={t('console.people')}>
      <h2>{t('console.people')}</h2>
      {parts.every((part) => part.units.length === 0) && <p className="none-here">{t('console.assigned')}</p>}
      {parts.map(
        ({ key, units }) =>
          units.length > 0 && (
            <div key={key} className="office__people">
              <h3>{t(key, { count: units.length })}</h3>
              <p>
                {units
                  .slice(0, SHOWN)
                  .map((unit) => unit.unitName)
                  .join(t('list.comma'))}
                {units.length > SHOWN && ` ${t('console.andMore', { count: units.length })}`}
              </p>
            </div>
          ),
      )}
    </section>
  );
}
