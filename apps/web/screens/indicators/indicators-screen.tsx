/** 指标目录 for readers: what is counted, how, and against what; each leads to its card. */
import { useDeferredValue, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { FAMILIES } from '#domain/catalogue/catalogue.js';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import { useResource } from '../../api/use-resource.js';
import { usePlace } from '../../app/context.js';
import { ErrorNote, Skeleton } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import './indicators.css';

export function IndicatorsScreen() {
  const t = useText();
  const { period, link } = usePlace();
  const catalogue = useResource<CatalogueView>(period ? `/catalogue?period=${period.period}` : null);
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim().toLowerCase());
  const families = useMemo(
    () =>
      FAMILIES.map((family) => ({
        family,
        indicators: (catalogue.data?.indicators ?? []).filter(
          (one) => one.family === family && `${one.code} ${one.name} ${one.formula}`.toLowerCase().includes(wanted),
        ),
      })).filter(({ indicators }) => indicators.length > 0),
    [catalogue.data, wanted],
  );
  if (catalogue.error) return <ErrorNote error={catalogue.error} retry={catalogue.reload} />;
  if (!catalogue.data) return <Skeleton rows={8} />;
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t('nav.indicators')}</h1>
          <p className="page-head__line">
            {t('indicators.line', { version: catalogue.data.version, count: catalogue.data.indicators.length })}
          </p>
        </div>
        <input
          className="field search"
          type="search"
          aria-label={t('indicators.search')}
          placeholder={t('indicators.search')}
          value={query}
          onChange={(e) => setQuery(e.target.value)}
        />
      </header>
      {families.length === 0 && <p className="none-here">{t('indicators.none')}</p>}
      {families.map(({ family, indicators }) => (
        <section key={family} className="panel section indicators" aria-labelledby={`family-${family}`}>
          <h2 id={`family-${family}`}>
            {t(`nav.${family}`)} <span>{indicators.length}</span>
          </h2>
          <ul>
            {indicators.map((one) => (
              <li key={one.code}>
                <Link to={link(`/indicators/${one.code}`)}>
                  <strong>{one.name}</strong>
                  <span className="indicators__code">{one.code}</span>
                  <span className="indicators__formula">{one.formula}</span>
                  <span className="indicators__target">
                    {one.target ? t('kpi.target', { target: one.target }) : t('indicators.noTarget')}
                  </span>
                  <span className="indicators__direction">{t(`formula.${one.direction}`)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
