/** The rows of one sheet and one period, as they are read: values by the elements of that period's form. */
import type { Catalogue, Element } from '#domain/catalogue/catalogue.js';
import type { Period } from '#domain/period/period.js';
import type { ReturnTable } from '#domain/ports/workbook-reader.port.js';
import type { StoredValue } from '#domain/return/values.js';
import { convertValue } from '../convert-value.js';
import type { RawValue } from '../raw-book.js';
import type { HeadRow } from './head-row.js';

export class PeriodTable {
  readonly columns: { code: string; column: number }[] = [];
  readonly rows: ReturnTable['rows'] = [];
  private readonly elements: Element[] = [];
  /** Column of each element. */
  private readonly from: number[] = [];

  constructor(
    readonly sheet: string,
    readonly period: Period,
    private readonly catalogue: Catalogue,
    head: HeadRow,
  ) {
    for (const { code, column } of head.elements)
      if (catalogue.hasElement(code)) {
        this.columns.push({ code, column });
        this.elements.push(catalogue.element(code));
        this.from.push(column);
      }
  }

  knows(code: string): boolean {
    return this.catalogue.hasElement(code);
  }

  /** False when the row holds no figure at all. */
  take(row: number, unit: string, cells: readonly (RawValue | undefined)[]): boolean {
    const values = Array.from<StoredValue>({ length: this.from.length });
    let some = false;
    for (let i = 0; i < this.from.length; i++) {
      const value = convertValue(cells[this.from[i]!], this.elements[i]!);
      some ||= value !== null;
      values[i] = value;
    }
    if (some) this.rows.push({ row, unit, values });
    return some;
  }

  table(): ReturnTable {
    const { sheet, period, columns, rows } = this;
    return { sheet, period, catalogueVersion: this.catalogue.version, columns, rows };
  }
}
