/** What the workbook behind a briefing says, as a spreadsheet program shows it; and where that differs from the document. */
import * as sheetjs from '@e965/xlsx';
import type { Briefing } from '#domain/briefing/briefing.js';
import { type Difference, squeezed } from '#domain/briefing/content.js';
import { textOf } from '#domain/briefing/sentence.js';
import { boundFiguresOf, printedItems, walk } from '#domain/briefing/walk.js';
import { blockTable } from '#domain/dashboard/block-table.js';

export interface AnnexCell {
  /** As shown. */
  text: string;
  /** The number behind it; null for words. */
  value: number | null;
}
export interface AnnexTable {
  sheet: string;
  title: string;
  head: string[];
  rows: AnnexCell[][];
}
export interface AnnexContent {
  about: [item: string, said: string][];
  /** Headings, paragraphs, items and notes. */
  texts: string[];
  /** Printed form and value of every bound figure, in reading order. */
  figures: { code: string; display: string; value: number | null }[];
  /** One for each block, in reading order. */
  tables: AnnexTable[];
}

/** Only for files of our own making: nothing guards against hostile ones here. */
export function readBriefingAnnex(bytes: Uint8Array): AnnexContent {
  const book = sheetjs.read(bytes, { cellNF: true });
  const [about, text, figures, ...tables] = book.SheetNames.map((sheet) => tableOf(sheet, book.Sheets[sheet]!));
  const column = (table: AnnexTable | undefined, at: number): AnnexCell[] => (table?.rows ?? []).map((row) => row[at] ?? EMPTY);
  return {
    about: (about?.rows ?? []).map((row) => [row[0]?.text ?? '', row[1]?.text ?? '']),
    texts: column(text, 1).map((cell) => cell.text),
    figures: (figures?.rows ?? []).map((row) => {
      // By their heads: released workbooks have them in another order.
      const cell = (...heads: string[]) => row[figures!.head.findIndex((head) => heads.includes(head))] ?? EMPTY;
      return { code: cell('编码', 'Code').text, display: cell('印出', 'Printed').text, value: cell('数值', 'Value').value };
    }),
    tables,
  };
}

const EMPTY: AnnexCell = { text: '', value: null };

/** The head is the row below which the panes are frozen; it is where the filter begins. */
function tableOf(sheet: string, cells: sheetjs.WorkSheet): AnnexTable {
  const range = sheetjs.utils.decode_range(cells['!ref'] ?? 'A1');
  const at = (row: number, column: number): AnnexCell => {
    const cell = cells[sheetjs.utils.encode_cell({ r: row, c: column })] as sheetjs.CellObject | undefined;
    if (!cell || cell.v === undefined || cell.v === null) return EMPTY;
    if (cell.t !== 'n') return { text: String(cell.v), value: null };
    return { text: (cell.w ?? String(cell.v)).replace(/^-/, '−'), value: Number(cell.v) };
  };
  const filter = cells['!autofilter']?.ref;
  const head = filter ? sheetjs.utils.decode_range(filter).s.r : range.e.r;
  const width = filter ? sheetjs.utils.decode_range(filter).e.c + 1 : range.e.c + 1;
  const row = (r: number): AnnexCell[] => Array.from({ length: width }, (_, c) => at(r, c));
  return {
    sheet,
    title: at(0, 0).text,
    head: row(head).map(({ text }) => text),
    rows: Array.from({ length: Math.max(0, range.e.r - head) }, (_, i) => row(head + 1 + i)),
  };
}

/** Sentences, bound figures and every cell behind tables and charts; a number counts as the same when it is shown the same. */
export function annexDifferences(briefing: Briefing, found: AnnexContent): Difference[] {
  const texts = [...walk(briefing)].flatMap(({ node }) =>
    node.type === 'paragraph' ? [textOf(node.sentence)] : node.type === 'list' ? printedItems(node) : [],
  );
  const said = new Set(found.texts.map(squeezed));
  const figures = boundFiguresOf(briefing).map(({ figure }) => `${figure.code} ${figure.display}`);
  const blocks = [...walk(briefing)].flatMap(({ node }) => (node.type === 'block' ? [node.block] : []));
  const differences = texts.filter((text) => !said.has(squeezed(text))).map((text) => difference('正文', 'text', text, ''));
  const listed = found.figures.map(({ code, display }) => `${code} ${display}`);
  if (figures.join('\n') !== listed.join('\n')) {
    const i = figures.findIndex((figure, at) => figure !== listed[at]);
    differences.push(difference(`正文数字第${i + 1}行`, `figures of the text, row ${i + 1}`, figures[i] ?? '', listed[i] ?? ''));
  }
  if (blocks.length !== found.tables.length)
    return [...differences, difference('附表数量', 'number of tables', String(blocks.length), String(found.tables.length))];
  return [
    ...differences,
    ...blocks.flatMap((block, b) => {
      const { rows } = blockTable(block, briefing.language);
      return rows.flatMap(({ cells }, r) =>
        cells.flatMap(({ display }, c) => {
          const got = found.tables[b]!.rows[r]?.[c] ?? EMPTY;
          return isSame(display, got)
            ? []
            : [
                difference(
                  `“${block.title}”第${r + 1}行第${c + 1}列`,
                  `"${block.title}", row ${r + 1}, column ${c + 1}`,
                  display,
                  got.text,
                ),
              ];
        }),
      );
    }),
  ];
}

/** Spreadsheet programs round halves their own way: the number itself decides. */
function isSame(display: string, { text, value }: AnnexCell): boolean {
  if (squeezed(display) === squeezed(text.replace(/^'/, ''))) return true;
  const digits = /^([+−-]?)([\d,]+)(?:\.(\d+))?/.exec(display);
  if (value === null || !digits) return false;
  const printed = Number(digits[0].replaceAll(',', '').replace('−', '-'));
  return Math.abs(printed - value) <= 0.5 * 10 ** -(digits[3]?.length ?? 0) + 1e-9;
}

const difference = (zh: string, en: string, wanted: string, got: string): Difference => ({
  where: { zh: `附表 ${zh}`, en: `workbook, ${en}` },
  said: { zh: `应为“${wanted}”，实为“${got}”`, en: `"${wanted}" was expected, "${got}" was found` },
});
