/** The page registers exactly the parts of ECharts the options need: one too few is an empty drawing, one too many is weight. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ECHARTS_PARTS } from '#charts/charts.js';

it('registers what the charts announce, and the renderer', () => {
  const source = readFileSync(join(import.meta.dirname, 'echarts-parts.ts'), 'utf8');
  const used = /use\(\[([^\]]*)\]\)/.exec(source)?.[1]?.match(/\w+/g) ?? [];
  expect(used.toSorted()).toEqual([...ECHARTS_PARTS.charts, ...ECHARTS_PARTS.components, 'CanvasRenderer'].toSorted());
});
