/** The figures that moved far against last quarter (or, for year-to-date counts, against last year): what a reviewer looks at first. */
import { useMemo } from 'react';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { ReturnView } from '#domain/views/return-view.js';
import { sheetRows } from '../../components/values/value-rows.js';
import { useText } from '../../i18n/language.js';

export function LargeMoves({ view, catalogue }: { view: ReturnView; catalogue: CatalogueView }) {
  const t = useText();
  const rows = useMemo(() => sheetRows(view, catalogue).flatMap((sheet) => sheet.rows.filter((row) => row.isLarge)), [view, catalogue]);
  if (view.previous === null && view.yearAgo === null) return <p className="moves__none">{t('moves.noBase')}</p>;
  return (
    <section className="panel section" aria-label={t('moves.title')}>
      <h2>{t('moves.title')}</h2>
      {rows.length === 0 && <p className="none-here">{t('moves.none')}</p>}
      <ul className="moves">
        {rows.map((row) => (
          <li key={row.element.code}>
            <span className="moves__name">{row.element.name}</span>
            <span className="moves__figures">
              <span className="moves__old">{row.element.time === 'ytd' ? row.yearAgo : row.previous}</span>
              <span aria-hidden="true">→</span>
              <strong>{row.now}</strong>
              <span className="moves__move">{row.move}</span>
            </span>
            <span className="moves__base">{t(row.element.time === 'ytd' ? 'moves.againstYear' : 'moves.againstQuarter')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
