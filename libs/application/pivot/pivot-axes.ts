/** The four dimensions of a pivot as rows or columns: what stands in each, how it is called, and where it leads. */
import type { Indicator } from '#domain/catalogue/catalogue.js';
import type { Drill } from '#domain/dashboard/block.js';
import type { Dimension, Measure } from '#domain/dashboard/pivot.js';
import type { Language, Text } from '#domain/errors.js';
import { changesInPoints } from '#domain/indicators/compare.js';
import { headlineSpanOf } from '#domain/indicators/evaluate-indicators.js';
import { periodName, type Period } from '#domain/period/period.js';
import { SECTORS, type PeriodUnit, type Sector } from '#domain/unit/unit.js';

/** Where one figure stands. */
export interface Place {
  unit: PeriodUnit;
  /** Null: all, or the one everything is narrowed to. */
  sector: Sector | null;
  indicator: Indicator;
  period: Period;
}

export interface AxisItem {
  key: string;
  /** As a head. */
  name: string;
  /** As in a sentence, where that differs. */
  said?: string;
  drill: Drill | null;
  at: Partial<Place>;
  /** Of all that stand beside it, and none of them. */
  isTotal?: boolean;
}

/** What stands side by side, by dimension. */
export interface Compared {
  units: readonly PeriodUnit[];
  sectors: readonly Sector[];
  indicators: readonly Indicator[];
  periods: readonly Period[];
  /** Whose own figure units and sectors add up to; null where what is chosen adds up to nothing. */
  totals: Record<'units' | 'sectors', PeriodUnit | null>;
}

const TOTAL: Text = { zh: '合计', en: 'Total' };

export function axisOf(dimension: Dimension, compared: Compared, measure: Measure, language: Language): AxisItem[] {
  switch (dimension) {
    case 'units':
      return [
        ...namedUnits(compared.units).map(({ unit, name }) => ({ key: unit.code, name, drill: { unit: unit.code }, at: { unit } })),
        ...totalOf(compared.totals.units, (unit) => ({ unit }), language),
      ];
    case 'sectors':
      return [
        ...compared.sectors.map((sector) => ({ key: sector, name: SECTORS[sector][language], drill: { sector }, at: { sector } })),
        ...totalOf(compared.totals.sectors, () => ({ sector: null }), language),
      ];
    case 'indicators':
      return compared.indicators.map((indicator) => ({
        key: indicator.code,
        name: headOf(indicator, measure, language),
        said: indicator.name[language],
        drill: null,
        at: { indicator },
      }));
    case 'periods':
      return compared.periods.map((period) => ({ key: period, name: periodName(period)[language], drill: { period }, at: { period } }));
  }
}

const totalOf = (unit: PeriodUnit | null, at: (unit: PeriodUnit) => Partial<Place>, language: Language): AxisItem[] =>
  unit ? [{ key: unit.code, name: TOTAL[language], drill: { unit: unit.code }, at: at(unit), isTotal: true }] : [];

/** Short names, but in full where two are called the same. */
function namedUnits(units: readonly PeriodUnit[]): { unit: PeriodUnit; name: string }[] {
  const times = new Map<string, number>();
  for (const { shortName } of units) times.set(shortName, (times.get(shortName) ?? 0) + 1);
  return units.map((unit) => ({ unit, name: times.get(unit.shortName) === 1 ? unit.shortName : unit.name }));
}

/** What a cell is counted in: %, 百分点, 个. */
export function cellUnit(indicator: Indicator, measure: Measure, language: Language): string {
  if (measure === 'value') return indicator.unit[language];
  if (measure === 'attainment' || !changesInPoints(indicator)) return '%';
  return language === 'zh' ? '百分点' : 'points';
}

/** 主题党日达标率（%）, 党员32学时达标率（%，累计）. */
function headOf(indicator: Indicator, measure: Measure, language: Language): string {
  const soFar = headlineSpanOf(indicator) === 'cumulative' ? { zh: '累计', en: 'year so far' }[language] : '';
  const said = [cellUnit(indicator, measure, language), soFar].filter(Boolean);
  if (said.length === 0) return indicator.name[language];
  const [name, more] = [indicator.name[language], said.join(language === 'zh' ? '，' : ', ')];
  // Not two brackets one after the other: 应建已建率（有形覆盖，%）.
  if (/[）)]$/u.test(name)) return `${name.slice(0, -1)}${language === 'zh' ? `，${more}）` : `, ${more})`}`;
  return language === 'zh' ? `${name}（${more}）` : `${name} (${more})`;
}
