/** Cell addresses: `E5` ⇄ row and column (both from 1), and the cell a defined name points at. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

export interface Address {
  row: number;
  column: number;
}

/** 1 → A, 27 → AA. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

export const addressName = (row: number, column: number): string => columnName(column) + row;

/** One number per cell of a sheet, for sets and maps. */
export const cellKey = (row: number, column: number): number => row * (MAX_COLUMNS + 1) + column;

export function parseAddress(text: string): Address | null {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(text);
  if (!match) return null;
  const column = [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const row = Number(match[2]);
  return row <= MAX_ROWS && column <= MAX_COLUMNS ? { row, column } : null;
}

/** A sheet's name as a formula writes it. */
export const quoteSheet = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

/** `'党员队伍'!$E$5` → sheet and address; a range counts as its first cell; `#REF!`, lists and formulas are null. */
export function parseReference(text: string): (Address & { sheet: string }) | null {
  const match = /^=?(?:'((?:[^']|'')+)'|([^'!,()#]+))!(\$?[A-Z]{1,3}\$?\d+)(?::\$?[A-Z]{1,3}\$?\d+)?$/.exec(text.trim());
  const address = match && parseAddress(match[3]!);
  return match && address ? { ...address, sheet: match[1]?.replaceAll("''", "'") ?? match[2]! } : null;
}
