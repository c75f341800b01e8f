/** A book without an identity: every sheet with a row of codes is a consolidated table, the others are passed over. */
import type { ReturnTable } from '#domain/ports/workbook-reader.port.js';
import { shownText } from '#domain/shown-text.js';
import type { Finding } from '#domain/validation/finding.js';
import { noHeadRow, noRows, notOurTemplate } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';
import type { SheetVisitor } from '../raw-book.js';
import { ConsolidatedSheet, type ReadingOf } from './consolidated-sheet.js';

export class ConsolidatedReader {
  private readonly sheets: ConsolidatedSheet[] = [];

  constructor(private readonly settings: ReadingOf) {}

  readonly visitor: SheetVisitor = ({ name }) => {
    const sheet = new ConsolidatedSheet(shownText(name), this.settings);
    this.sheets.push(sheet);
    return (row, column, value) => sheet.visit(row, column, value);
  };

  /** `tabular`: a format in which a return of our template cannot be. */
  result(tabular: boolean): { tables: ReturnTable[]; findings: Finding[] } {
    const findings = this.sheets.flatMap((sheet) => sheet.end());
    const found = this.sheets.filter((sheet) => sheet.head);
    if (found.length === 0) throw new FileProblem(tabular || this.sheets.some((sheet) => sheet.nearly) ? noHeadRow() : notOurTemplate());
    const tables = found.flatMap((sheet) => [...sheet.tables.values()].filter(({ rows }) => rows.length > 0).map((table) => table.table()));
    if (tables.length === 0 && findings.length === 0) throw new FileProblem(noRows());
    return { tables, findings };
  }
}
