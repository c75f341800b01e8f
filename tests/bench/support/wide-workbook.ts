/** A consolidated workbook as big offices send it: one row a unit, one column an element, written the way Excel writes it. */
import { columnName } from '#workbook/address.js';
import { plainWorkbook, worksheet } from '#workbook/testing/plain-workbook.js';

/** Small, fixed-seed generator: the same file on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

/** First row: codes (`heads`, else made up). First column: unit codes as shared strings. The rest: mostly small counts, some decimals, some empty. */
export function wideWorkbook(rows: number, columns: number, heads: (column: number) => string = (i) => `E${i}`, seed = 7): Buffer {
  const random = randomNumbers(seed);
  const names = Array.from({ length: columns }, (_, i) => columnName(i + 1));
  const strings: string[] = [];
  const shared = (text: string): number => strings.push(`<si><t>${text}</t></si>`) - 1;
  const lines = [
    `<row r="1" spans="1:${columns}">${names.map((name, i) => `<c r="${name}1" s="1" t="s"><v>${shared(heads(i))}</v></c>`).join('')}</row>`,
  ];
  for (let row = 2; row <= rows + 1; row++) {
    const cells = names.map((name, i) => {
      if (i === 0) return `<c r="${name}${row}" s="1" t="s"><v>${shared(`单位${row}`)}</v></c>`;
      const draw = random();
      if (draw < 0.05) return `<c r="${name}${row}" s="2"/>`;
      const value = draw < 0.15 ? (draw * 99_999).toFixed(2) : Math.floor(draw * draw * 2000);
      return `<c r="${name}${row}" s="2"><v>${value}</v></c>`;
    });
    lines.push(`<row r="${row}" spans="1:${columns}">${cells.join('')}</row>`);
  }
  const xml = worksheet(`<dimension ref="A1:${names.at(-1)}${rows + 1}"/><sheetData>${lines.join('')}</sheetData>`);
  return plainWorkbook({ sheets: [{ name: '汇总', xml, whole: true }], strings: strings.join('') });
}
