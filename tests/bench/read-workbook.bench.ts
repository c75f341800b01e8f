/** Reading 5,000 rows × 85 columns: time against unpacking alone, and how far the reading child grows. */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { read } from '@e965/xlsx';
import { catalogueOfVersion, CATALOGUES } from '#catalogue/catalogues.js';
import { readWorkbook } from '#workbook/read-workbook.js';
import { readXlsx } from '#workbook/xlsx/read-xlsx.js';
import type { Bench, Measure } from './bench.js';
import { inTurns, median, timed } from './support/in-turns.js';
import type { ReadingGrowth } from './support/reading-child.js';
import { packedEntries } from './support/unpacked-size.js';
import { wideWorkbook } from './support/wide-workbook.js';

const [ROWS, COLUMNS] = [5_000, 85];
const CHILDREN = 5;
const megabytes = (bytes: number): number => bytes / 2 ** 20;

export const readWorkbookBench: Bench = {
  name: 'read-workbook',
  about: 'bounded reading of a consolidated workbook',
  async *run(house) {
    const bytes = wideWorkbook(ROWS, COLUMNS);
    const packed = await packedEntries(bytes);
    const unpackedSize = packed.reduce((sum, entry) => sum + entry.size, 0);
    const { reading, inflate } = await inTurns({
      reading: () => timed(() => sumOfCells(bytes)),
      inflate: () => timed(() => packed.forEach((entry) => inflateRawSync(entry.bytes, { chunkSize: entry.size + 1 }))),
    });
    yield {
      name: 'read 5,000 × 85 workbook',
      value: reading,
      unit: 'ms',
      baseline: { name: 'inflate only', value: inflate },
      target: { of: 'ratio', atMost: 5 },
    };

    yield* readingTables();

    const path = join(house.folder, 'wide.xlsx');
    writeFileSync(path, bytes);
    const grown: ReadingGrowth[] = [];
    for (let i = 0; i < CHILDREN; i++) grown.push(await growthOfChild(path));
    const unpacked = { name: 'size unpacked', value: megabytes(unpackedSize) };
    yield {
      name: 'memory growth of that over the idle child',
      value: megabytes(median(grown.map(({ idle, peak }) => peak - idle))),
      unit: 'MB',
      baseline: unpacked,
      target: { of: 'ratio', atMost: 4 },
    };
    yield {
      name: 'memory of the child at its peak',
      value: megabytes(median(grown.map(({ peak }) => peak))),
      unit: 'MB',
      baseline: unpacked,
      target: { of: 'value', atMost: 256 },
    };
  },
};

/** The same amount as figures of the catalogue: what the reading child does before it answers, without its start. */
async function* readingTables(): AsyncGenerator<Measure> {
  const { version, elements } = CATALOGUES.forPeriod('2026Q3');
  const heads = ['UNIT', ...elements.map(({ code }) => code)];
  const bytes = wideWorkbook(ROWS, heads.length, (column) => heads[column]!);
  const settings = { open: [{ period: '2026Q3', catalogueVersion: version }], catalogueOf: catalogueOfVersion };
  const { figures, parsing } = await inTurns(
    {
      figures: () =>
        timed(async () => {
          const result = await readWorkbook(bytes, settings);
          if (!result.ok || result.tables[0]?.rows.length !== ROWS) throw new Error('the table was not read');
        }),
      parsing: () => timed(() => read(bytes, { type: 'buffer', dense: true })),
    },
    { rounds: 5, warmUp: 1 },
  );
  yield {
    name: `consolidated table of ${ROWS} units × ${elements.length} elements: read to figures`,
    value: figures,
    unit: 'ms',
    baseline: { name: 'SheetJS merely parsing it', value: parsing },
    target: { of: 'ratio', atMost: 0.25 },
  };
}

async function sumOfCells(bytes: Buffer): Promise<number> {
  let sum = 0;
  await readXlsx(bytes, () => () => (_row, _column, value) => {
    if (typeof value === 'number') sum += value;
  });
  return sum;
}

/** A fresh child each time, started as ParserHost starts its own. */
function growthOfChild(path: string): Promise<ReadingGrowth> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'support/reading-child.js'), [], {
      env: {},
      execArgv: ['--max-old-space-size=384', '--max-semi-space-size=4'],
    });
    child.once('message', (growth) => {
      resolve(growth as ReadingGrowth);
      child.kill();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the reading child ended with ${code}`)));
    child.send(path);
  });
}
