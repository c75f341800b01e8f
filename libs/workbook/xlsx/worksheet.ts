/** Reads the cells of one sheet as a stream and hands each to its visitor; what the sheet says of its own size is ignored. */
import { cellKey, MAX_COLUMNS, MAX_ROWS } from '../address.js';
import { hasForeignContent } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';
import type { CellVisitor, RawValue } from '../raw-book.js';
import { dateText, parseNumber } from './cell-number.js';
import { readPlainCells, type SheetPosition, type WorksheetContext } from './plain-cells.js';
import { codeOf } from './xml-names.js';
import { TextCollector, unescapeCell } from './xml-text.js';
import type { XmlHandler, XmlScanner } from './xml-scanner.js';

const SHEET_DATA = codeOf('sheetData');
const ROW = codeOf('row');
const CELL = codeOf('c');
const VALUE = codeOf('v');
const FORMULA = codeOf('f');
const INLINE = codeOf('is');
const TEXT = codeOf('t');
const PHONETIC = codeOf('rPh');

/** Type of a cell, by its `t`. */
const NUMBER = 1;
const SHARED = 2;
const STRING = 3;
const INLINE_STRING = 4;
const BOOLEAN = 5;
const ERROR = 6;
const DATE = 7;
const TYPES: Record<string, number> = { n: NUMBER, s: SHARED, str: STRING, inlineStr: INLINE_STRING, b: BOOLEAN, e: ERROR, d: DATE };

/** Depths at which the parts of a sheet stand: worksheet 1, sheetData 2, row 3, c 4, v 5. Elsewhere they mean nothing. */
export class WorksheetReader implements XmlHandler {
  private inData = false;
  private readonly at: SheetPosition = { row: 0, column: 0, lastKey: 0 };
  private type = NUMBER;
  private isDate = false;
  private hasValue = false;
  private hasInline = false;
  private hasFormula = false;
  private phonetic = false;
  private readonly value: TextCollector;
  private readonly inline: TextCollector;
  private readonly formula: TextCollector;
  private into: TextCollector;
  private inCell = false;

  constructor(
    private readonly context: WorksheetContext,
    private readonly visit: CellVisitor,
  ) {
    this.value = new TextCollector(context.part);
    this.inline = new TextCollector(context.part);
    this.formula = new TextCollector(context.part);
    this.into = this.value;
  }

  open(name: number, scanner: XmlScanner): void {
    switch (scanner.depth) {
      case 2:
        if (name === SHEET_DATA) this.inData = true;
        return;
      case 3:
        if (name === ROW && this.inData) this.openRow(scanner);
        return;
      case 4:
        if (name === CELL && this.inData) this.openCell(scanner);
        return;
      default:
        if (this.inCell) this.openInside(name, scanner);
    }
  }

  /** Offered every `<` inside a row before it is taken apart. */
  skip(bytes: Buffer, at: number): number {
    return this.inData && !this.inCell ? readPlainCells(bytes, at, this.at, this.context, this.visit) : at;
  }
  readonly skipDepth = 3;

  private openRow(scanner: XmlScanner): void {
    const at = scanner.findAttribute('r');
    const row = at < 0 ? this.at.row + 1 : parseNumber(scanner.bytes, scanner.spans[at + 2]!, scanner.spans[at + 3]!);
    if (!Number.isInteger(row) || row < 1 || row > MAX_ROWS) scanner.fail();
    this.at.row = row;
    this.at.column = 0;
  }

  private openCell(scanner: XmlScanner): void {
    const { bytes, spans } = scanner;
    this.type = NUMBER;
    this.isDate = false;
    let address = -1;
    // One pass over the attributes, all of one letter: r, s, t (and cm, vm, ph, which say nothing about the value).
    for (let at = 0; at < scanner.count * 4; at += 4) {
      if (spans[at + 1]! - spans[at]! !== 1) continue;
      const letter = bytes[spans[at]!];
      if (letter === 0x72) address = at;
      else if (letter === 0x74) this.type = this.typeOf(bytes, spans[at + 2]!, spans[at + 3]!, scanner);
      else if (letter === 0x73) this.isDate = this.context.dateStyles[parseNumber(bytes, spans[at + 2]!, spans[at + 3]!)] === true;
    }
    if (address < 0) this.at.column++;
    else this.at.column = this.columnOf(bytes, spans[address + 2]!, spans[address + 3]!, scanner);
    if (this.at.column > MAX_COLUMNS || this.at.row < 1) scanner.fail();
    this.keepOrder(scanner);
    this.inCell = true;
    this.hasValue = false;
    this.hasInline = false;
    this.hasFormula = false;
  }

  /** Cells come in order, so none can be there twice: programmes differ on which of two would count. */
  private keepOrder(scanner: XmlScanner): void {
    const key = cellKey(this.at.row, this.at.column);
    if (key <= this.at.lastKey) scanner.fail();
    this.at.lastKey = key;
  }

  private typeOf(bytes: Buffer, from: number, to: number, scanner: XmlScanner): number {
    if (to - from === 1 && bytes[from] === 0x73) return SHARED;
    return TYPES[bytes.toString('latin1', from, to)] ?? scanner.fail();
  }

  /** `AB12` → 28; the row within the address must be that of its row. */
  private columnOf(bytes: Buffer, from: number, to: number, scanner: XmlScanner): number {
    let at = from;
    let column = 0;
    for (; at < to && bytes[at]! >= 0x41 && bytes[at]! <= 0x5a; at++) column = column * 26 + bytes[at]! - 0x40;
    if (at === from || at - from > 3) scanner.fail();
    let row = 0;
    for (; at < to; at++) {
      const digit = bytes[at]! - 0x30;
      if (digit < 0 || digit > 9) scanner.fail();
      row = row * 10 + digit;
    }
    if (row !== this.at.row) scanner.fail();
    return column;
  }

  private openInside(name: number, scanner: XmlScanner): void {
    if (scanner.capturing) scanner.fail();
    if (scanner.depth === 5) {
      if (name === VALUE) {
        if (this.hasValue) scanner.fail();
        this.hasValue = true;
        this.capture(this.value, scanner);
      } else if (name === FORMULA) {
        this.hasFormula = true;
        this.capture(this.formula, scanner);
      } else if (name === INLINE) {
        this.hasInline = true;
        this.phonetic = false;
        this.inline.clear();
      }
    } else if (name === PHONETIC) this.phonetic = true;
    else if (name === TEXT && this.hasInline && !this.phonetic) {
      this.into = this.inline;
      scanner.capturing = true;
    }
  }

  private capture(into: TextCollector, scanner: XmlScanner): void {
    into.clear();
    this.into = into;
    scanner.capturing = true;
  }

  text(bytes: Buffer, from: number, to: number, literal: boolean): void {
    this.into.add(bytes, from, to, literal);
  }

  close(name: number, scanner: XmlScanner): void {
    if (!this.inData) return;
    switch (scanner.depth) {
      case 2:
        this.inData = false;
        return;
      case 4:
        if (name === CELL) this.closeCell(scanner);
        return;
      default:
        scanner.capturing = false;
        if (name === PHONETIC) this.phonetic = false;
    }
  }

  private closeCell(scanner: XmlScanner): void {
    this.inCell = false;
    if (this.hasFormula) this.refuseDde();
    if (this.type === INLINE_STRING) {
      if (this.hasInline) this.visit(this.at.row, this.at.column, unescapeCell(this.inline.toString()));
    } else if (this.hasValue && !this.value.isEmpty) this.visit(this.at.row, this.at.column, this.read(scanner));
    else if (this.hasFormula && this.type !== STRING)
      this.visit(this.at.row, this.at.column, { kind: 'formula', text: `=${this.formula.toString()}` });
  }

  private read(scanner: XmlScanner): RawValue {
    switch (this.type) {
      case NUMBER: {
        const number = this.value.toNumber();
        // Not a number after all: kept as written, for the clerk to see.
        if (Number.isNaN(number)) return this.value.toString();
        return this.isDate ? { kind: 'date', text: dateText(number, this.context.date1904) } : number;
      }
      case SHARED:
        return this.context.strings[this.value.toNumber()] ?? scanner.fail();
      case BOOLEAN:
        return ['1', 'true'].includes(this.value.toString().trim());
      case ERROR:
        return { kind: 'error', text: this.value.toString() };
      case DATE:
        return { kind: 'date', text: this.value.toString() };
      default:
        return unescapeCell(this.value.toString());
    }
  }

  /** `=cmd|'/c …'!A1`: a formula that talks to another programme. */
  private refuseDde(): void {
    if (this.formula.isEmpty) return;
    const formula = this.formula.toString();
    if (formula.includes('|') && /\|[^"]*!/.test(formula.replaceAll(/"[^"]*"/g, '')))
      throw new FileProblem(hasForeignContent({ zh: '调用其他程序的公式（DDE）', en: 'formulas that call other programmes (DDE)' }));
  }
}
