/** The returns of a file, one by one, whatever they were written in: workbooks of our template or rows of a table. */
import type { Catalogue, ElementCode } from '#domain/catalogue/catalogue.js';
import type { Period } from '#domain/period/period.js';
import type { ReadResult, ReturnTable } from '#domain/ports/workbook-reader.port.js';
import type { CellAddress, CellMap } from '#domain/return/return.js';
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
  surplus(catalogue: Catalogue, type: UnitType): string[];
}

export function filedReturns(result: ReadResult & { ok: true }): FiledReturn[] {
  const filed = result.returns.map(({ from, parsed }): FiledReturn => {
    const { unit, period, catalogueVersion } = parsed.identity;
    return {
      ...{ unit, period, catalogueVersion },
      name: from,
      place: { entry: from, sheet: null, cell: null },
      values: () => parsed.values,
      cells: () => parsed.cells,
      cellOf: (element) => parsed.cells[element] ?? null,
      isBlank: () => false,
      surplus: () => [],
    };
  });
  for (const table of result.tables) {
    const columnOf = new Map(table.columns.map(({ code }, i) => [code, i]));
    const columnNames = table.columns.map(({ column }) => columnName(column));
    for (const row of table.rows) filed.push(rowOf(table, columnOf, columnNames, row));
  }
  return filed;
}

function rowOf(
  table: ReturnTable,
  columnOf: ReadonlyMap<ElementCode, number>,
  columnNames: readonly string[],
  row: ReturnTable['rows'][number],
): FiledReturn {
  return {
    unit: row.unit,
    period: table.period,
    catalogueVersion: table.catalogueVersion,
    name: `${table.sheet}!${row.row}`,
    place: { entry: null, sheet: table.sheet, cell: `A${row.row}` },
    values(catalogue, type, prefilled) {
      const values: StoredValues = { ...formOf(catalogue, type).empty };
      for (const { code } of catalogue.elementsFor(type)) {
        const at = columnOf.get(code);
        values[code] = (at === undefined ? null : row.values[at]) ?? prefilled[code] ?? null;
      }
      return values;
    },
    cells(catalogue, type) {
      const cells: CellMap = {};
      for (const { code } of catalogue.elementsFor(type)) {
        const at = columnOf.get(code);
        if (at !== undefined) cells[code] = { sheet: table.sheet, cell: columnNames[at]! + row.row };
      }
      return cells;
    },
    cellOf(element) {
      const at = columnOf.get(element);
      return at === undefined ? null : { sheet: table.sheet, cell: columnNames[at]! + row.row };
    },
    isBlank: (catalogue, type, proposed) =>
      catalogue.elementsFor(type).every(({ code }) => {
        const at = columnOf.get(code);
        const value = (at === undefined ? null : row.values[at]) ?? null;
        return value === null || value === proposed[code];
      }),
    surplus(catalogue, type) {
      const { own } = formOf(catalogue, type);
      return table.columns.filter(({ code }, i) => !own.has(code) && saysSomething(row.values[i])).map(({ code }) => code);
    },
  };
}

const saysSomething = (value: StoredValue | undefined): boolean =>
  value !== undefined && value !== null && value !== 0 && (typeof value === 'number' || value.raw.trim() !== NOT_APPLICABLE);

interface Form {
  own: ReadonlySet<ElementCode>;
  /** Every code without a figure: copied, because objects that begin alike stay small and quick. */
  empty: StoredValues;
}
const known = new WeakMap<Catalogue, Map<UnitType, Form>>();
function formOf(catalogue: Catalogue, type: UnitType): Form {
  let byType = known.get(catalogue);
  if (!byType) known.set(catalogue, (byType = new Map()));
  let form = byType.get(type);
  if (!form) {
    const codes = catalogue.elementsFor(type).map(({ code }) => code);
    const empty = JSON.parse(`{${codes.map((code) => `${JSON.stringify(code)}:null`).join(',')}}`) as StoredValues;
    byType.set(type, (form = { own: new Set(codes), empty }));
  }
  return form;
}
