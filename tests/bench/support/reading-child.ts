/** Stands where the reading child stands, but keeps every cell's number in a sum, and says how big it was idle and at its peak. */
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { allCatalogues } from '#catalogue/catalogues.js';
import { readXlsx } from '#workbook/xlsx/read-xlsx.js';

/** Bytes. */
export interface ReadingGrowth {
  idle: number;
  peak: number;
}

/** As the kernel counts: heap, buffers and zlib together. */
const kernelSays = (line: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`^${line}:\\s+(\\d+) kB`, 'm').exec(readFileSync('/proc/self/status', 'latin1'))?.[1]) * 1024;

process.on('message', (path: string) => void grow(path));

async function grow(path: string): Promise<void> {
  allCatalogues();
  await sleep(200);
  // 5 = forget the highest mark so far: starting up is not what is measured.
  writeFileSync('/proc/self/clear_refs', '5');
  const idle = kernelSays('VmRSS');
  let sum = 0;
  await readXlsx(path, () => () => (_row, _column, value) => {
    if (typeof value === 'number') sum += value;
  });
  process.send!({ idle, peak: kernelSays('VmHWM'), sum });
}
