/** How the indicator went for the highest unit in view: the line, and the same figures with n/d, target and whether it was met. */
import type { TrendBlock } from '#domain/dashboard/block.js';
import type { IndicatorCardView } from '#domain/views/figure-view.js';
import { Chart } from '../../components/chart/chart.js';
import { useText } from '../../i18n/language.js';

export function IndicatorHistory({ card }: { card: IndicatorCardView }) {
  const t = useText();
  const { unitName, restarts, apart, points } = card.history;
  const known = points.filter((point) => point.figure.value !== null);
  const block: TrendBlock = {
    kind: 'trend',
    id: 'history',
    title: t('indicators.history'),
    subtitle: unitName,
    codes: [card.code],
    notes: [],
    unit: card.unit,
    decimals: card.decimals,
    periods: points.map((point) => point.period),
    series: [{ name: card.name, figures: points.map((point) => point.figure), role: 'main' }],
    restarts,
    apart,
    target: points.some((point) => point.targetValue !== null)
      ? { name: t('indicators.field.target'), values: points.map((point) => point.targetValue) }
      : null,
  };
  return (
    <section className="panel section indicator__history" aria-labelledby="indicator-history">
      <h2 id="indicator-history">
        {t('indicators.history')} <span>{unitName}</span>
      </h2>
      {known.length === 0 ? <p className="none-here">{t('indicators.noHistory')}</p> : <Chart block={block} />}
      {points.length > 0 && (
        <div className="scroll-x" tabIndex={0} role="group">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('period.choose')}</th>
                {(['indicators.value', 'indicators.ratio', 'kpi.coverage', 'indicators.field.target', 'indicators.met'] as const).map(
                  (key) => (
                    <th key={key} scope="col" className="is-number">
                      {t(key)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {points.toReversed().map(({ period, figure, target, met }) => (
                <tr key={period}>
                  <th scope="row">{period}</th>
                  <td className="is-number">{figure.display}</td>
                  <td className="is-number">{figure.ratio || '—'}</td>
                  <td className="is-number">{figure.coverage || '—'}</td>
                  <td className="is-number">{target ?? '—'}</td>
                  <td className={`is-number ${met === false ? 'tone-bad' : ''}`}>
                    {met === null ? '—' : t(met ? 'indicators.metYes' : 'indicators.metNo')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
