/** The definition in force, and each earlier one with what was different. */
import type { IndicatorCardView } from '#domain/views/figure-view.js';
import { periodName } from '#domain/period/period.js';
import { useLanguage, useText } from '../../i18n/language.js';

type Definition = IndicatorCardView['definitions'][number];
const FIELDS = ['name', 'formula', 'expression', 'target', 'targetSource', 'source', 'cumulation', 'span'] as const;

export function Definitions({ card }: { card: IndicatorCardView }) {
  const t = useText();
  const language = useLanguage();
  const [current, ...earlier] = card.definitions;
  if (!current) return null;
  const head = (one: Definition) =>
    t('indicators.inForce', { versions: one.versions.join(t('list.comma')), from: periodName(one.effectiveFrom)[language] });
  return (
    <section className="panel section" aria-labelledby="indicator-definition">
      <h2 id="indicator-definition">{t('indicators.definition')}</h2>
      <p className="indicator__version">{head(current)}</p>
      <Fields of={current} fields={FIELDS.filter((field) => field !== 'name')} />
      {earlier.length > 0 && <h3 className="indicator__earlier">{t('indicators.earlier')}</h3>}
      {earlier.map((one, i) => (
        <div key={one.effectiveFrom} className="indicator__old">
          <p className="indicator__version">{head(one)}</p>
          <Fields of={one} fields={FIELDS.filter((field) => one[field] !== card.definitions[i]?.[field])} />
        </div>
      ))}
    </section>
  );
}

function Fields({ of: one, fields }: { of: Definition; fields: (typeof FIELDS)[number][] }) {
  const t = useText();
  const said = (field: (typeof FIELDS)[number]) => {
    if (field === 'span') return t(`indicators.span.${one.span}`);
    return one[field];
  };
  return (
    <dl className="indicator__fields">
      {fields.map((field) => (
        <div key={field}>
          <dt>{t(`indicators.field.${field}`)}</dt>
          <dd>{field === 'expression' && one.expression ? <code>{one.expression}</code> : (said(field) ?? t('indicators.nothing'))}</dd>
        </div>
      ))}
    </dl>
  );
}
