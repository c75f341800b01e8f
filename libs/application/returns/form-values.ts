/** What a form holds: every cell the unit files, the locked ones as the system fills them in, each with where it stands. */
import { SHEETS, type Catalogue } from '#domain/catalogue/catalogue.js';
import { DomainError } from '#domain/errors.js';
import { figureOfNumber } from '#domain/return/parse-figure.js';
import type { CellMap } from '#domain/return/return.js';
import type { StoredValues, Values } from '#domain/return/values.js';
import type { UnitType } from '#domain/unit/unit.js';
import { lockedCells } from './prefilled-values.js';

/** Throws `invalid` for a code this unit does not file. */
export function assertFiled(catalogue: Catalogue, type: UnitType, values: StoredValues): void {
  const known = new Set(catalogue.elementsFor(type).map((element) => element.code));
  const unknown = Object.keys(values).filter((code) => !known.has(code));
  if (unknown.length === 0) return;
  throw new DomainError(
    'invalid',
    { zh: `本单位不填报：${unknown.slice(0, 10).join('、')}`, en: `This unit does not file: ${unknown.slice(0, 10).join(', ')}` },
    { errors: unknown.map((field) => ({ field, message: '本单位不填报这一项' })) },
  );
}

/** `written` over `before`, where a cell not mentioned stays; cells nobody types are never taken from a caller. */
export function formValues(
  catalogue: Catalogue,
  type: UnitType,
  what: { before: StoredValues | null; written: StoredValues; prefilled: Values },
): StoredValues {
  const { before, written, prefilled } = what;
  const locked = new Set(lockedCells(catalogue, type, prefilled));
  return Object.fromEntries(
    catalogue.elementsFor(type).map(({ code }) => {
      // A computed one is empty until its operands are there.
      if (locked.has(code)) return [code, prefilled[code] ?? null];
      const value = code in written ? written[code]! : ((before ?? prefilled)[code] ?? null);
      return [code, typeof value === 'number' ? figureOfNumber(value) : value];
    }),
  );
}

/** A form has no addresses but its sheets and codes. */
export function formCells(catalogue: Catalogue, type: UnitType): CellMap {
  const sheetNames = new Map(catalogue.sheets.map((sheet) => [sheet.code, sheet.name.zh]));
  return Object.fromEntries(
    catalogue.elementsFor(type).map(({ code, sheet }) => [code, { sheet: sheetNames.get(sheet) ?? SHEETS[0], cell: code }]),
  );
}
