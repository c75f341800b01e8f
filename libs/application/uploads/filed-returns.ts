/** The returns of a file, one by one, whatever they were written in: workbooks of our template or rows of a table. */
import type { Catalogue, ElementCode } from '#domain/catalogue/catalogue.js';
import type { Period } from '#domain/period/period.js';
import type { ReadResult, ReturnTable } from '#domain/ports/workbook-reader.port.js';
import type { CellAddress, CellMap, ParsedReturn } from '#domain/return/return.js';
import { NOT_APPLICABLE, type StoredValue, type StoredValues, type Values } from '#domain/return/values.js';
import type { UnitType } from '#domain/unit/unit.js';
import { columnName } from '#workbook/address.js';
import type { FiledPlace } from './unit-findings.js';

export interface FiledReturn {
  unit: string;
  period: Period;
  catalogueVersion: string;
  /** How a sentence names it: an entry of an archive, a row; null for the file itself. */
  name: string | null;
  place: FiledPlace;
  /** `prefilled`: what is locked and may be left out of a table. */
  values(catalogue: Catalogue, type: UnitType, prefilled: Values): StoredValues;
  /** Where the elements of the unit's form were read. */
  cells(catalogue: Catalogue, type: UnitType): CellMap;
  cellOf(element: ElementCode): CellAddress | null;
  /** A row of which nothing but what was filled in for it (`proposed`) is left: nobody meant to file it. */
  isBlank(catalogue: Catalogue, type: UnitType, proposed: Values): boolean;
  /** Codes of figures this unit does not file. */
  surplus(catalogue: Catalogue, type: UnitType): ElementCode[];
}

export function filedReturns(result: ReadResult & { ok: true }): FiledReturn[] {
  const filed: FiledReturn[] = result.returns.map(({ from, parsed }) => filedWorkbook(from, parsed));
  for (const table of result.tables) {
    const layout = new TableLayout(table);
    for (const row of table.rows) filed.push(new FiledRow(layout, row));
  }
  return filed;
}

function filedWorkbook(from: string | null, { identity, values, cells }: ParsedReturn): FiledReturn {
  return {
    unit: identity.unit,
    period: identity.period,
    catalogueVersion: identity.catalogueVersion,
    name: from,
    place: { entry: from, sheet: null, cell: null },
    values: () => values,
    cells: () => cells,
    cellOf: (element) => cells[element] ?? null,
    isBlank: () => false,
    surplus: () => [],
  };
}

/** A column that is there has its index among the columns. */
interface Column {
  code: ElementCode;
  at: number;
}
/** What a table means to units of one type, worked out once for thousands of rows. */
interface Form {
  elements: { code: ElementCode; at: number | null }[];
  foreign: Column[];
  /** Every code without a figure: copied, because objects that begin alike stay small and quick. */
  empty: StoredValues;
}

class TableLayout {
  readonly columnOf: ReadonlyMap<ElementCode, number>;
  readonly columnNames: readonly string[];
  private readonly forms = new Map<UnitType, Form>();

  constructor(readonly table: ReturnTable) {
    this.columnOf = new Map(table.columns.map(({ code }, i) => [code, i]));
    this.columnNames = table.columns.map(({ column }) => columnName(column));
  }

  form(catalogue: Catalogue, type: UnitType): Form {
    let form = this.forms.get(type);
    if (!form) {
      const elements = catalogue.elementsFor(type).map(({ code }) => ({ code, at: this.columnOf.get(code) ?? null }));
      const own = new Set(elements.map(({ code }) => code));
      const foreign = this.table.columns.map(({ code }, at) => ({ code, at })).filter(({ code }) => !own.has(code));
      form = { elements, foreign, empty: Object.fromEntries(elements.map(({ code }) => [code, null])) };
      this.forms.set(type, form);
    }
    return form;
  }
}

class FiledRow implements FiledReturn {
  readonly unit: string;
  readonly period: Period;
  readonly catalogueVersion: string;

  constructor(
    private readonly layout: TableLayout,
    private readonly row: ReturnTable['rows'][number],
  ) {
    this.unit = row.unit;
    this.period = layout.table.period;
    this.catalogueVersion = layout.table.catalogueVersion;
  }

  get name(): string {
    return `${this.layout.table.sheet}!${this.row.row}`;
  }

  get place(): FiledPlace {
    return { entry: null, sheet: this.layout.table.sheet, cell: `A${this.row.row}` };
  }

  values(catalogue: Catalogue, type: UnitType, prefilled: Values): StoredValues {
    const { elements, empty } = this.layout.form(catalogue, type);
    const values = { ...empty };
    for (const { code, at } of elements) {
      const typed = at === null ? null : this.row.values[at];
      values[code] = typed ?? prefilled[code] ?? null;
    }
    return values;
  }

  cells(catalogue: Catalogue, type: UnitType): CellMap {
    const cells: CellMap = {};
    for (const { code, at } of this.layout.form(catalogue, type).elements) if (at !== null) cells[code] = this.address(at);
    return cells;
  }

  cellOf(element: ElementCode): CellAddress | null {
    const at = this.layout.columnOf.get(element);
    return at === undefined ? null : this.address(at);
  }

  isBlank(catalogue: Catalogue, type: UnitType, proposed: Values): boolean {
    return this.layout.form(catalogue, type).elements.every(({ code, at }) => {
      const typed = at === null ? null : (this.row.values[at] ?? null);
      return typed === null || typed === proposed[code];
    });
  }

  surplus(catalogue: Catalogue, type: UnitType): ElementCode[] {
    const { foreign } = this.layout.form(catalogue, type);
    return foreign.filter(({ at }) => saysSomething(this.row.values[at])).map(({ code }) => code);
  }

  private address(at: number): CellAddress {
    return { sheet: this.layout.table.sheet, cell: this.layout.columnNames[at]! + this.row.row };
  }
}

const saysSomething = (value: StoredValue | undefined): boolean =>
  value !== undefined && value !== null && value !== 0 && (typeof value === 'number' || value.raw.trim() !== NOT_APPLICABLE);
