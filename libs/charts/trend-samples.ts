/** More samples of trends for the golden tests: an index, and counts of several lines. */
import type { TrendBlock } from '#domain/dashboard/block.js';
import { count, sampleText, unreported } from './samples.js';

/** A sample of an index: small numbers, ticks between whole ones. */
export const trendOfIndex: TrendBlock = {
  ...sampleText('sample-trend-index', '经常性指数', ['LIF07']),
  kind: 'trend',
  unit: '指数',
  decimals: 2,
  periods: ['2026Q1', '2026Q2', '2026Q3'],
  series: [
    {
      name: '本期',
      role: 'main',
      figures: [0.95, 0.93, 0.82].map((value) => ({ value, display: value.toFixed(2), ratio: '', coverage: '27/30', uncertain: false })),
    },
  ],
  target: { name: '目标', values: [0.8, 0.8, 0.8] },
};

/** A second sample: counts, several lines, no target. */
export const trendOfCounts: TrendBlock = {
  ...sampleText('sample-trend-counts', '组织生活场次', ['LIF07']),
  kind: 'trend',
  unit: '次',
  decimals: 0,
  periods: ['2026Q1', '2026Q2', '2026Q3'],
  series: [
    { name: '机关党支部', role: 'main', figures: [count(1204), count(1350), count(1288)] },
    { name: '事业单位党支部', role: 'main', figures: [count(980), count(1010), count(1275)] },
    { name: '国企党支部', role: 'main', figures: [count(310), count(290), unreported] },
  ],
  target: null,
};
