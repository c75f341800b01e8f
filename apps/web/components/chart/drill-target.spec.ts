/** A click must lead to the unit under the pointer, and nowhere where there is none. */
import { barChart } from '#charts/bar.chart.js';
import { gapChart } from '#charts/gap.chart.js';
import { heatChart } from '#charts/heat.chart.js';
import { drillTarget } from './drill-target.js';

describe('drillTarget', () => {
  it('reads the index of a bar and of its axis label', () => {
    expect(drillTarget(barChart.sample, { componentType: 'series', dataIndex: 1, value: 96.4 })).toEqual({ unit: 'u2' });
    expect(drillTarget(barChart.sample, { componentType: 'yAxis', dataIndex: 0, value: 'any' })).toEqual({ unit: 'u1' });
    expect(drillTarget(barChart.sample, { componentType: 'series', dataIndex: 4, value: null })).toBeNull();
  });
  it('reads the row of a heat cell, not its running index', () => {
    expect(drillTarget(heatChart.sample, { componentType: 'series', dataIndex: 9, value: [1, 2] })).toEqual({ unit: 'u3' });
    expect(drillTarget(heatChart.sample, { componentType: 'xAxis', dataIndex: 0, value: 'any' })).toBeNull();
  });
  it('reads the row of a pair of dots', () => {
    expect(drillTarget(gapChart.sample, { componentType: 'series', dataIndex: 0, value: [91.7, 2] })).toEqual({ unit: 'u3' });
    expect(drillTarget(gapChart.sample, { componentType: 'series', dataIndex: 3, value: [100, 3] })).toBeNull();
  });
});
