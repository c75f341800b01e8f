/** The writing thread: makes one big workbook and ends, so that whoever asked for it goes on answering others meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { writeConsolidated, writeConsolidatedCsv, type ConsolidatedInput } from '../exports/consolidated.js';

export interface ExportTask {
  format: 'xlsx' | 'csv';
  input: ConsolidatedInput;
}

const { format, input } = workerData as ExportTask;
const bytes = format === 'csv' ? Promise.resolve(writeConsolidatedCsv(input)) : writeConsolidated(input);
void bytes.then((made) => parentPort!.postMessage(made, [made.buffer as ArrayBuffer]));
