/** The list of benches, in the order they run. */
import type { Bench } from './bench.js';
import { dashboardBench } from './dashboard.bench.js';
import { oneReturnBench } from './one-return.bench.js';
import { readWorkbookBench } from './read-workbook.bench.js';
import { sampleBureauBench } from './sample-bureau.bench.js';

export const BENCHES: readonly Bench[] = [readWorkbookBench, sampleBureauBench, oneReturnBench, dashboardBench];
