/** Rows, columns, measure and what is to be compared; on a phone it folds away behind what it says. */
import { useId, useState } from 'react';
import { DIMENSION_NAMES, DIMENSIONS, MEASURE_NAMES, MEASURES, PIVOT_LIMITS, PIVOT_PERIODS } from '#domain/dashboard/pivot.js';
import { FAMILIES } from '#domain/catalogue/catalogue.js';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import { useResource } from '../../api/use-resource.js';
import { usePlace } from '../../app/context.js';
import { Icon } from '../../components/icon.js';
import { SelectBox } from '../../components/select-box.js';
import { SavedViews } from '../../components/views/saved-views.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { CheckList, type CheckGroup } from './check-list.js';
import { PRESETS, withDimension, type PivotChoice } from './pivot-choice.js';
import { UnitList } from './unit-list.js';
import './compare.css';

interface Props {
  choice: PivotChoice;
  /** Of units on the page, by code. */
  names: ReadonlyMap<string, string>;
}

export function PivotBuilder({ choice, names }: Props) {
  const t = useText();
  const language = useLanguage();
  const id = useId();
  const { period, unit, choose } = usePlace();
  const [open, setOpen] = useState(false);
  const catalogue = useResource<CatalogueView>(period ? `/catalogue?period=${period.period}` : null);
  const shows = (dimension: (typeof DIMENSIONS)[number]) => choice.rows === dimension || choice.columns === dimension;

  const families: CheckGroup[] = FAMILIES.map((family) => ({
    name: t(`nav.${family}`),
    items: (catalogue.data?.indicators ?? [])
      .filter((one) => one.family === family)
      .map(({ code, name }) => ({ key: code, name, hint: code })),
  })).filter((group) => group.items.length > 0);
  const sides = (['rows', 'columns'] as const).map((side) => (
    <label key={side} className="builder__field">
      <span>{t(`compare.${side}`)}</span>
      <SelectBox
        label={t(`compare.${side}`)}
        value={choice[side]}
        onChange={(next) => choose(withDimension(choice, side, DIMENSIONS.find((one) => one === next) ?? choice[side]))}
      >
        {DIMENSIONS.map((one) => (
          <option key={one} value={one}>
            {DIMENSION_NAMES[one][language]}
          </option>
        ))}
      </SelectBox>
    </label>
  ));

  return (
    <section className="builder panel" aria-label={t('compare.builder')}>
      <div className="builder__head">
        <div className="segments" role="group" aria-label={t('compare.presets')}>
          {PRESETS.map(({ rows, columns }) => (
            <button
              key={rows + columns}
              type="button"
              aria-pressed={choice.rows === rows && choice.columns === columns}
              onClick={() => choose({ rows, columns })}
            >
              {DIMENSION_NAMES[rows][language]} × {DIMENSION_NAMES[columns][language]}
            </button>
          ))}
        </div>
        <button
          type="button"
          className="button button--small builder__open"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Icon name="filter" size={16} />
          {t('compare.builder')}
        </button>
        <div className="builder__views">
          <SavedViews />
        </div>
      </div>
      <div id={id} className={`builder__fields ${open ? 'builder__fields--open' : ''}`}>
        {sides[0]}
        <button
          type="button"
          className="button builder__swap"
          onClick={() => choose({ rows: choice.columns, columns: choice.rows })}
          aria-label={t('compare.swap')}
          title={t('compare.swap')}
        >
          <Icon name="swap" />
        </button>
        {sides[1]}
        <label className="builder__field">
          <span>{t('compare.measure')}</span>
          <SelectBox
            label={t('compare.measure')}
            value={choice.measure}
            onChange={(next) => choose({ measure: next === 'value' ? null : next })}
          >
            {MEASURES.map((one) => (
              <option key={one} value={one}>
                {MEASURE_NAMES[one][language]}
              </option>
            ))}
          </SelectBox>
        </label>
        <div className="builder__field">
          <span aria-hidden="true">{t(shows('indicators') ? 'compare.codes' : 'compare.code')}</span>
          <CheckList
            label={t(shows('indicators') ? 'compare.codes' : 'compare.code')}
            none={t(shows('indicators') ? 'compare.codesUsual' : 'compare.codeUsual')}
            groups={families}
            chosen={shows('indicators') ? choice.codes : choice.codes.slice(0, 1)}
            most={shows('indicators') ? PIVOT_LIMITS.codes : 1}
            onChoose={(codes) => choose({ codes: codes.join(',') || null }, 'silently')}
          />
        </div>
        {shows('units') && (
          <div className="builder__field">
            <span aria-hidden="true">{t('compare.units')}</span>
            <UnitList
              label={t('compare.units')}
              none={t('compare.unitsBelow', { name: unit?.shortName || unit?.name || '' })}
              chosen={choice.units}
              names={names}
              most={PIVOT_LIMITS.units}
              onChoose={(chosen) => choose({ units: chosen.join(',') || null }, 'silently')}
            />
          </div>
        )}
        {shows('periods') && (
          <label className="builder__field">
            <span>{t('compare.periods')}</span>
            <SelectBox
              label={t('compare.periods')}
              value={String(choice.periods)}
              onChange={(next) => choose({ periods: next === String(PIVOT_PERIODS) ? null : next })}
            >
              {Array.from({ length: PIVOT_LIMITS.periods - 1 }, (_, i) => i + 2).map((count) => (
                <option key={count} value={count}>
                  {t('compare.lastPeriods', { count })}
                </option>
              ))}
            </SelectBox>
          </label>
        )}
      </div>
    </section>
  );
}
