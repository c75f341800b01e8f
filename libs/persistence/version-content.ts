/** What a version of a return says, as its columns hold it: JSON in the order it came, cells packed by sheet, because addresses are longer than figures. */
import type { CellMap, ReturnVersion } from '#domain/return/return.js';

type Content = Pick<ReturnVersion, 'values' | 'cells' | 'findings' | 'explanations'>;
/** `["党员队伍", "M01 E5,M02 E6"]` for each sheet. */
type PackedCells = [sheet: string, cells: string][];

/** In the order of the columns. As bytes: a statement that is plain ASCII is written out many times faster than one full of quotes and Chinese. */
export const contentColumns = ({ values, cells, findings, explanations }: Content): Uint8Array[] => [
  jsonBytes(values),
  jsonBytes(packCells(cells)),
  jsonBytes(findings),
  jsonBytes(explanations),
];

const jsonBytes = (content: unknown): Uint8Array => Buffer.from(JSON.stringify(content));

export function packCells(cells: CellMap): CellMap | PackedCells {
  const bySheet = new Map<string, string>();
  for (const code in cells) {
    const { sheet, cell } = cells[code]!;
    if (hasSeparator(code) || hasSeparator(cell)) return cells;
    const before = bySheet.get(sheet);
    bySheet.set(sheet, before === undefined ? `${code} ${cell}` : `${before},${code} ${cell}`);
  }
  return [...bySheet];
}

/** Of packed cells and of those written before there were any. */
export function unpackCells(stored: CellMap | PackedCells): CellMap {
  if (!Array.isArray(stored)) return stored;
  const cells: CellMap = {};
  for (const [sheet, list] of stored)
    for (const each of list.split(',')) {
      const between = each.indexOf(' ');
      cells[each.slice(0, between)] = { sheet, cell: each.slice(between + 1) };
    }
  return cells;
}

const hasSeparator = (text: string): boolean => text.includes(' ') || text.includes(',');
