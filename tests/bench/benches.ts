/** The list of benches, in the order they run. */
import { acceptBench } from './accept.bench.js';
import type { Bench } from './bench.js';
import { briefingBench } from './briefing.bench.js';
import { chartsBench } from './charts.bench.js';
import { consolidatedBench } from './consolidated.bench.js';
import { dashboardBench } from './dashboard.bench.js';
import { lighthouseBench } from './lighthouse.bench.js';
import { officeBench } from './office.bench.js';
import { oneReturnBench } from './one-return.bench.js';
import { pageWeightBench } from './page-weight.bench.js';
import { readWorkbookBench } from './read-workbook.bench.js';
import { recomputeBench } from './recompute.bench.js';
import { sampleBureauBench } from './sample-bureau.bench.js';
import { scaleBench } from './scale.bench.js';
import { templateBench } from './template.bench.js';
import { unitSheetsBench } from './unit-sheets.bench.js';
import { uploadsBesideBench } from './uploads-beside.bench.js';

export const BENCHES: readonly Bench[] = [
  readWorkbookBench,
  sampleBureauBench,
  oneReturnBench,
  consolidatedBench,
  recomputeBench,
  scaleBench,
  acceptBench,
  dashboardBench,
  uploadsBesideBench,
  officeBench,
  briefingBench,
  unitSheetsBench,
  chartsBench,
  pageWeightBench,
  lighthouseBench,
  templateBench,
];
