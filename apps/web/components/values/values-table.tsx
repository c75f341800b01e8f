/** A return beside last quarter and last year, sheet by sheet; what moved far is marked. */
import { useMemo, useState } from 'react';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { ReturnView } from '#domain/views/return-view.js';
import { useText } from '../../i18n/language.js';
import { sheetRows, type ValueRow } from './value-rows.js';
import './values.css';

const FILTERS = ['all', 'large', 'findings'] as const;
type Filter = (typeof FILTERS)[number];
const MATCHES: Record<Filter, (row: ValueRow) => boolean> = {
  all: () => true,
  large: (row) => row.isLarge,
  findings: (row) => row.hasError || row.hasWarning,
};

export function ValuesTable({ view, catalogue }: { view: ReturnView; catalogue: CatalogueView }) {
  const t = useText();
  const [filter, setFilter] = useState<Filter>('all');
  const sheets = useMemo(() => sheetRows(view, catalogue), [view, catalogue]);
  const all = sheets.flatMap((sheet) => sheet.rows);
  const [chosen, setChosen] = useState<string | null>(null);
  const open = sheets.find((sheet) => sheet.code === chosen) ?? sheets[0];
  // All figures are read sheet by sheet; what a filter picks is little and stands together.
  const shown =
    filter === 'all'
      ? open
        ? [open]
        : []
      : sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.filter(MATCHES[filter]) })).filter((sheet) => sheet.rows.length > 0);

  return (
    <div className="values">
      <div className="segments" role="group" aria-label={t('values.filter')}>
        {FILTERS.map((one) => (
          <button key={one} type="button" aria-pressed={filter === one} onClick={() => setFilter(one)}>
            {t(`values.${one}`)} <b>{all.filter(MATCHES[one]).length}</b>
          </button>
        ))}
      </div>
      {filter === 'all' && (
        <div className="values__tabs" role="group" aria-label={t('values.sheets')}>
          {sheets.map((sheet) => (
            <button key={sheet.code} type="button" aria-pressed={sheet === open} onClick={() => setChosen(sheet.code)}>
              {sheet.name}
              {sheet.rows.some((row) => row.hasError) ? (
                <i className="values__flag values__flag--error" />
              ) : sheet.rows.some((row) => row.hasWarning) ? (
                <i className="values__flag" />
              ) : null}
            </button>
          ))}
        </div>
      )}
      <div className="scroll-x" tabIndex={0} role="group">
        <table className="table values__table">
          <thead>
            <tr>
              <th scope="col">{t('values.element')}</th>
              <th scope="col" className="is-number">
                {t('values.now')}
              </th>
              <th scope="col" className="is-number">
                {t('values.move')}
              </th>
              <th scope="col" className="is-number">
                {t('values.previous')}
              </th>
              <th scope="col" className="is-number">
                {t('values.yearAgo')}
              </th>
            </tr>
          </thead>
          {shown.map((sheet) => (
            <tbody key={sheet.code}>
              {filter !== 'all' && (
                <tr className="values__sheet">
                  <th scope="rowgroup" colSpan={5}>
                    {sheet.name}
                  </th>
                </tr>
              )}
              {sheet.rows.map((row) => (
                <Row key={row.element.code} row={row} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
      {shown.length === 0 && <p className="none-here">{t('values.none')}</p>}
    </div>
  );
}

function Row({ row }: { row: ValueRow }) {
  const t = useText();
  const tone = row.hasError ? 'error' : row.hasWarning ? 'warning' : 'plain';
  return (
    <tr className={`values__row values__row--${tone}`}>
      <th scope="row">
        <span className="values__code">{row.element.code}</span>
        {row.element.name}
        <span className="values__unit"> {row.element.unit}</span>
      </th>
      <td className="is-number values__now">{row.now ?? <span className="values__empty">{t('values.emptyCell')}</span>}</td>
      <td className={`is-number values__move ${row.isLarge ? 'values__move--large' : ''}`}>
        {row.isLarge && <span className="visually-hidden">{t('values.largeMark')}</span>}
        {row.move !== null && <small className="values__base">{t(row.element.time === 'ytd' ? 'form.onYear' : 'form.onQuarter')}</small>}
        {row.move === '0' ? t('form.steady') : row.move}
      </td>
      <td className="is-number values__old">{row.previous ?? '—'}</td>
      <td className="is-number values__old">{row.yearAgo ?? '—'}</td>
    </tr>
  );
}
