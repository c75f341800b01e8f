/** How each indicator behind a block is counted, against what target and by which rule; and the way to where its figure comes from. */
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import { useResource } from '../../api/use-resource.js';
import { useText } from '../../i18n/language.js';
import { useFigures } from '../figures/figures-context.js';
import { Skeleton } from '../states.js';

interface Props {
  codes: string[];
  period: string;
  /** Called before the reader is led elsewhere. */
  onLeave: () => void;
}

export function FormulaCard({ codes, period, onLeave }: Props) {
  const t = useText();
  const { trace, talk, openTalks } = useFigures();
  const catalogue = useResource<CatalogueView>(`/catalogue?period=${period}`);
  if (catalogue.error) return <p className="formula formula--none">{catalogue.error.detail || catalogue.error.title}</p>;
  if (!catalogue.data)
    return (
      <div className="formula">
        <Skeleton rows={3} />
      </div>
    );
  // A series of an indicator (SUP08.1) is explained by the indicator itself.
  const wanted = new Set(codes.map((code) => code.split('.')[0]));
  const known = catalogue.data.indicators.filter((i) => wanted.has(i.code) || codes.includes(i.code));
  return (
    <div className="formula">
      <p className="formula__head">{t('formula.head', { version: catalogue.data.version })}</p>
      {known.map((i) => (
        <article key={i.code} className="formula__one">
          <h3>
            {i.name} <span>{i.code}</span>
          </h3>
          <p className="formula__text">{i.formula}</p>
          <p className="formula__line">
            {t(`formula.${i.direction}`)}
            {i.target && ` · ${t('kpi.target', { target: i.target })}`}
            {i.targetSource && t('formula.targetSource', { source: i.targetSource })}
          </p>
          {i.source && <p className="formula__line">{t('formula.source', { source: i.source })}</p>}
          <p className="formula__ways">
            {(['trace', 'talk'] as const).map((way) => (
              <button
                key={way}
                type="button"
                className="link"
                aria-label={`${i.name}${t('list.colon')}${t(`figure.${way}`)}`}
                onClick={() => {
                  onLeave();
                  (way === 'trace' ? trace : talk)({ code: i.code });
                }}
              >
                {t(`figure.${way}`)}
                {way === 'talk' && openTalks.has(i.code) && t('list.count', { count: openTalks.get(i.code) ?? 0 })}
              </button>
            ))}
          </p>
        </article>
      ))}
      {known.length === 0 && <p className="formula__line">{t('formula.none')}</p>}
    </div>
  );
}
