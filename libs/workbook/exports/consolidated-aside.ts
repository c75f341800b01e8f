/** Writes the consolidated form; one of many units in a thread of its own, because it takes seconds in which nobody else would be answered. */
import { join, sep } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ExportTask } from '../child/export-thread.js';
import { writeConsolidated, writeConsolidatedCsv, type ConsolidatedInput } from './consolidated.js';

/** Up to so many units it is done sooner than a thread begins. */
const FEW = 200;
const MAX_HEAP_MB = 512;

export function writeConsolidatedAside(format: 'xlsx' | 'csv', input: ConsolidatedInput): Promise<Uint8Array> {
  if (input.units.length > FEW)
    return inThread({ format, input: { ...input, catalogue: { elements: input.catalogue.elements.map(plain) } } });
  return format === 'csv' ? Promise.resolve(writeConsolidatedCsv(input)) : writeConsolidated(input);
}

function inThread(task: ExportTask): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(builtThread(), { workerData: task, resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the writing thread ended with ${code}`)));
  });
}

/** Compiled formulas cannot be sent, and no workbook asks for them. */
function plain({
  prefill,
  ...element
}: ConsolidatedInput['catalogue']['elements'][number]): ConsolidatedInput['catalogue']['elements'][number] {
  if (prefill?.by !== 'formula') return { ...element, ...(prefill ? { prefill } : {}) };
  const { compute: _compute, ...formula } = prefill;
  return { ...element, prefill: formula };
}

/** Run from dist/ it lies beside; run from source (tests) it is where the build puts it. */
function builtThread(): string {
  const here = import.meta.dirname;
  const built = here.includes(`${sep}dist${sep}`) ? join(here, '..') : join(here, '..', '..', '..', 'dist', 'libs', 'workbook');
  return join(built, 'child', 'export-thread.js');
}
