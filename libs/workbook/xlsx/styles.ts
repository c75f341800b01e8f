/** Which cell styles show a number as a date: such a number was never meant as a figure. */
import { readPart } from './package.js';
import { codeOf } from './xml-names.js';
import type { ZipArchive } from './zip-archive.js';

const FORMAT = codeOf('numFmt');
const FORMATS = codeOf('cellXfs');
const FORMAT_OF_CELL = codeOf('xf');

/** Built-in formats that are dates or times, the East Asian ones included. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** A format with y, m, d, h or s outside quotes, brackets and escapes. */
export const isDateFormat = (code: string): boolean =>
  /[ymdhs年月日]/i.test(
    code
      .replaceAll(/"[^"]*"/g, '')
      .replaceAll(/\\./g, '')
      .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
      .replaceAll(/[_*]./g, '')
      .replaceAll(/general|red|black/gi, ''),
  );

/** Index = style number of a cell. */
export async function readDateStyles(zip: ZipArchive, part: string): Promise<boolean[]> {
  const dates: boolean[] = [];
  const custom = new Map<number, boolean>();
  let inCells = false;
  await readPart(zip, part, {
    open(name, scanner) {
      if (name === FORMAT) custom.set(Number(scanner.attribute('numFmtId')), isDateFormat(scanner.attribute('formatCode') ?? ''));
      else if (name === FORMATS) inCells = true;
      else if (name === FORMAT_OF_CELL && inCells) {
        const id = Number(scanner.attribute('numFmtId') ?? 0);
        dates.push(custom.get(id) ?? isBuiltInDate(id));
      }
    },
    close(name) {
      if (name === FORMATS) inCells = false;
    },
    text() {},
  });
  return dates;
}
