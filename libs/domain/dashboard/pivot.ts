/** The pivot (对比): figures of two dimensions set against each other, the other two held fast. */
import type { Text } from '../errors.js';

export const DIMENSIONS = ['units', 'sectors', 'indicators', 'periods'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export const DIMENSION_NAMES: Record<Dimension, Text> = {
  units: { zh: '单位', en: 'Units' },
  sectors: { zh: '领域', en: 'Sectors' },
  indicators: { zh: '指标', en: 'Indicators' },
  periods: { zh: '季度', en: 'Quarters' },
};

/** `attainment`: the value in per cent of its target. */
export const MEASURES = ['value', 'quarter_change', 'year_change', 'attainment'] as const;
export type Measure = (typeof MEASURES)[number];
export const MEASURE_NAMES: Record<Measure, Text> = {
  value: { zh: '指标值', en: 'Value' },
  quarter_change: { zh: '环比', en: 'Change on the quarter' },
  year_change: { zh: '同比', en: 'Change on the year' },
  attainment: { zh: '目标完成率', en: 'Share of the target' },
};

/** What one table holds at most; `children` is for the units below where none were chosen. */
export const PIVOT_LIMITS = { units: 60, children: 500, codes: 60, periods: 13, cells: 5_000 } as const;
export const PIVOT_PERIODS = 5;
