/** RawBook → ParsedReturn: whose it is by the identity, every figure by its name; never by header text or position. */
import type { Catalogue, Element } from '#domain/catalogue/catalogue.js';
import { isPeriod } from '#domain/period/period.js';
import type { CellMap, ParsedReturn } from '#domain/return/return.js';
import type { StoredValues } from '#domain/return/values.js';
import { shownText } from '#domain/shown-text.js';
import { UNIT_TYPES, type UnitType } from '#domain/unit/unit.js';
import { addressName, cellKey, parseReference, type Address } from './address.js';
import { convertValue } from './convert-value.js';
import { notOurTemplate, oldForm, templateAltered } from './file-findings.js';
import { FileProblem } from './file-problem.js';
import { foldName, IDENTITY_NAMES, nameOfElement, templateIdOf, type IdentityField } from './identity.js';
import type { BookOutline, RawBook, RawValue, SheetOutline } from './raw-book.js';
import { COLUMNS } from './template/template-layout.js';

/** Whether the book says of itself that it is a template of ours. */
export const hasIdentity = ({ names }: BookOutline): boolean => names.has(IDENTITY_NAMES.unit);

/** Keeps the cells our names point at; a return needs no others. */
export const chooseNamedCells = ({ names }: BookOutline): ((sheet: SheetOutline, cell: Address) => boolean) => {
  const wanted = new Map<string, Set<number>>();
  for (const [name, target] of names) {
    const cell = name.startsWith('JB_') ? parseReference(target) : null;
    if (!cell) continue;
    const keys = wanted.get(cell.sheet) ?? new Set();
    wanted.set(cell.sheet, keys.add(cellKey(cell.row, cell.column)).add(cellKey(cell.row, COLUMNS.code)));
  }
  return (sheet, { row, column }) => wanted.get(sheet.name)?.has(cellKey(row, column)) ?? false;
};

/** Throws FileProblem when the book is not a template of ours, or no longer whole. `catalogueOf` returns null for a version it does not know. */
export function parseReturn(book: RawBook, catalogueOf: (version: string) => Catalogue | null): ParsedReturn {
  const { type, ...identity } = readIdentity(book);
  const catalogue = catalogueOf(identity.catalogueVersion);
  if (!catalogue) throw new FileProblem(oldForm(identity.catalogueVersion, null));
  const values: StoredValues = {};
  const cells: CellMap = {};
  const lost: Element[] = [];
  for (const element of catalogue.elementsFor(type)) {
    const found = find(book, nameOfElement(element.code));
    if (!found || hasMovedAway(found, element, catalogue)) lost.push(element);
    else {
      values[element.code] = convertValue(found.value, element);
      cells[element.code] = { sheet: shownText(found.sheet), cell: found.cell };
    }
  }
  if (lost.length > 0) throw new FileProblem(templateAltered(lost));
  return { identity, values, cells };
}

interface NamedCell {
  sheet: string;
  cell: string;
  value: RawValue | undefined;
  /** What stands in the column of codes of the same row. */
  code: RawValue | undefined;
}

/** Some programs insert rows and leave the names where they were: then a name points at another element's row, and nothing may be read from it. */
function hasMovedAway(found: NamedCell, element: Element, catalogue: Catalogue): boolean {
  const code = typeof found.code === 'string' ? found.code.trim() : '';
  return code !== element.code && catalogue.hasElement(code);
}

function find(book: RawBook, name: string): NamedCell | null {
  const target = book.names.get(foldName(name));
  const at = target === undefined ? null : parseReference(target);
  const sheet = at && book.sheets.find((s) => s.name === at.sheet);
  if (!at || !sheet) return null;
  const cell = addressName(at.row, at.column);
  return { sheet: sheet.name, cell, value: sheet.cells.get(cell), code: sheet.cells.get(addressName(at.row, COLUMNS.code)) };
}

function readIdentity(book: RawBook) {
  const text = (field: IdentityField): string => {
    const value = find(book, IDENTITY_NAMES[field])?.value;
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  };
  const [unit, type, period, version, template] = [text('unit'), text('type'), text('period'), text('version'), text('template')];
  if (!unit || !isUnitType(type) || !isPeriod(period) || !version || template !== templateIdOf({ unit, type, period, version }))
    throw new FileProblem(notOurTemplate());
  return { unit, type, period, catalogueVersion: version, templateId: template };
}

const isUnitType = (text: string): text is UnitType => Object.hasOwn(UNIT_TYPES, text);
