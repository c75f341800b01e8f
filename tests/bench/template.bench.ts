/** Writing a unit's workbook, against the library writing the same cells without any dress. */
import { writeXlsx } from 'hucre/xlsx';
import type { CellValue } from 'hucre';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { readXlsx } from '#workbook/xlsx/read-xlsx.js';
import { writeTemplate, type TemplateInput } from '#workbook/template.js';
import type { Bench } from './bench.js';
import { bigTree, branchValues, PERIOD, record } from './support/big-bureau.js';
import { inTurns, timed } from './support/in-turns.js';

const BATCH = 10;

export const templateBench: Bench = {
  name: 'template',
  about: 'writing one unit’s workbook',
  async *run() {
    const unit = bigTree([1]).at(-1)!;
    const values = branchValues()[0]!;
    const input: TemplateInput = { unit, period: record, catalogue: CATALOGUES.forPeriod(PERIOD), prefilled: {}, previous: values, values };
    const sheets = await plainSheets(await writeTemplate(input));
    const { ours, plain } = await inTurns({
      ours: () => timed(() => times(BATCH, () => writeTemplate(input))),
      plain: () => timed(() => times(BATCH, () => writeXlsx({ sheets }))),
    });
    yield {
      name: 'template of one unit',
      value: ours / BATCH,
      unit: 'ms',
      baseline: { name: 'hucre writing the same cells without styles', value: plain / BATCH },
    };
  },
};

async function times(count: number, work: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < count; i++) await work();
}

async function plainSheets(bytes: Uint8Array): Promise<{ name: string; rows: CellValue[][] }[]> {
  const sheets: { name: string; rows: CellValue[][] }[] = [];
  await readXlsx(bytes, () => ({ name }) => {
    const rows: CellValue[][] = [];
    sheets.push({ name, rows });
    return (row, column, value) => {
      while (rows.length < row) rows.push([]);
      const cells = rows[row - 1]!;
      while (cells.length < column) cells.push(null);
      cells[column - 1] = typeof value === 'object' ? value.text : value;
    };
  });
  return sheets;
}
