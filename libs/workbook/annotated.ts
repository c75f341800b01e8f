/** Writes a return back to its clerk: his figures in our template, what is wrong coloured and commented, and a list of it that leads there. */
import { writeXlsx } from 'hucre/xlsx';
import type { Cell, CellStyle, WriteSheet } from 'hucre';
import type { StoredValue } from '#domain/return/values.js';
import { addressName } from './address.js';
import { cellMarks, MARK_COLOURS, type CellMark } from './annotated/cell-marks.js';
import { findingsSheet, lineOf, type Annotations } from './annotated/findings-sheet.js';
import { harmless } from './harmless-text.js';
import { templateBook } from './template.js';
import type { TemplateInput } from './template/template-input.js';
import { COLUMNS, FINDINGS_SHEET, layOut } from './template/template-layout.js';

export type AnnotatedInput = TemplateInput & Annotations;

/** Same input, same bytes. Never his own file: nothing of it but the figures is carried over. It may be uploaded again as it is. */
export function writeAnnotated(given: AnnotatedInput): Promise<Uint8Array> {
  const input = { ...given, values: Object.fromEntries(Object.entries(given.values ?? {}).map(([code, value]) => [code, shown(value)])) };
  const layout = layOut(input);
  const book = templateBook(input, layout);
  const marks = cellMarks(input.findings, input.explanations);
  const firstLines = new Map<string, number>();
  input.findings.forEach(({ element }, i) => element !== null && !firstLines.has(element) && firstLines.set(element, lineOf(i)));
  for (const [code, { sheet: name, row }] of layout.cells) {
    const mark = marks.get(code);
    const sheet = book.sheets.find((each) => each.name === name);
    if (mark && sheet) annotate(sheet, row, mark, { line: firstLines.get(code)!, given: input.values[code] });
  }
  return writeXlsx({ ...book, sheets: [findingsSheet(input, layout), ...book.sheets] });
}

function annotate(sheet: WriteSheet, row: number, mark: CellMark, { line, given }: { line: number; given: StoredValue | undefined }): void {
  const cells = sheet.cells!;
  const figure = cells.get(keyOf(row, COLUMNS.value))!;
  // A cell nobody types holds our figure again, whatever he had put over it.
  const isRestored = typeof figure.value === 'number' && !figure.formula && given !== undefined && given !== figure.value;
  cells.set(keyOf(row, COLUMNS.value), {
    ...figure,
    style: tinted(figure.style, mark),
    // In place of the help, which stands beside it anyway: programs show only a few lines of a comment.
    comment: { author: '季报', text: isRestored ? `${mark.comment}\n\n本表中已恢复为系统数。` : mark.comment },
  });
  const code = cells.get(keyOf(row, COLUMNS.code))!;
  cells.set(keyOf(row, COLUMNS.code), {
    ...code,
    style: { ...code.style, font: { ...code.style?.font, underline: 'single' } },
    hyperlink: { target: '', location: `${FINDINGS_SHEET}!${addressName(line, 1)}`, tooltip: '返回审核结果' } satisfies Cell['hyperlink'],
  });
  // The colour of an empty cell would cover ours.
  const address = addressName(row, COLUMNS.value);
  sheet.conditionalRules = sheet.conditionalRules?.filter((rule) => rule.range !== address) ?? [];
}

const keyOf = (row: number, column: number): string => `${row - 1},${column - 1}`;
const tinted = (style: CellStyle | undefined, mark: CellMark): CellStyle => ({
  ...style,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: MARK_COLOURS[mark.kind] } },
});
const shown = (value: StoredValue): StoredValue =>
  value !== null && typeof value === 'object' ? { raw: harmless(value.raw), value: null } : value;
