/** How far a figure moved against last quarter, or for year-to-date counts against last year. */
import { formatNumber } from '#domain/indicators/format-figure.js';
import type { StoredValue } from '#domain/return/values.js';
import { useText } from '../../../i18n/language.js';
import { changeOfRow, type FormRow } from './form-sections.js';

export function RowChange({ row, value }: { row: FormRow; value: StoredValue }) {
  const t = useText();
  const change = changeOfRow(row, value);
  const percent = change.kind === 'percent' ? `${change.percent > 0 ? '+' : ''}${formatNumber(change.percent, 1)}%` : null;
  const onYear = row.element.time === 'ytd';
  const title = percent
    ? t(onYear ? 'form.changeYear' : 'form.changeQuarter', { percent })
    : change.kind === 'steady'
      ? t(onYear ? 'form.steadyYear' : 'form.steadyQuarter')
      : undefined;
  const words = change.kind === 'steady' ? t('form.steady') : change.kind === 'not_comparable' ? t('form.notComparable') : percent;
  return (
    <span className={`cell__change ${change.kind === 'percent' && change.isLarge ? 'cell__change--large' : ''}`} title={title}>
      <span className="cell__small">{t('form.head.change')}</span>
      {words && <small className="cell__base">{t(onYear ? 'form.onYear' : 'form.onQuarter')}</small>}
      {words ?? ''}
    </span>
  );
}
