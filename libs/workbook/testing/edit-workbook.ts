/** Takes a workbook apart and puts it together changed: how fixtures are made out of a real template. */
import { ZipArchive } from '../xlsx/zip-archive.js';
import { writeZip, type ZipPart } from './zip-writer.js';

export type Parts = Map<string, Buffer>;

export async function takeApart(bytes: Uint8Array): Promise<Parts> {
  const zip = await ZipArchive.open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const parts: Parts = new Map();
  for (const name of zip.names()) {
    const chunks: Buffer[] = [];
    for await (const chunk of zip.unpack(name)) chunks.push(chunk);
    parts.set(name, Buffer.concat(chunks));
  }
  return parts;
}

/** Names of parts come back in lower case; the package format does not mind. */
export const putTogether = (parts: Parts, more: ZipPart[] = []): Buffer =>
  writeZip([...[...parts].map(([name, data]) => ({ name: name.startsWith('[content') ? '[Content_Types].xml' : name, data })), ...more]);

/** Changes the text of one part; a change that changes nothing is a mistake of the fixture. */
export function change(parts: Parts, name: string, edit: (xml: string) => string): void {
  const before = parts.get(name)?.toString('utf8');
  if (before === undefined) throw new Error(`no part ${name}`);
  const after = edit(before);
  if (after === before) throw new Error(`nothing changed in ${name}`);
  parts.set(name, Buffer.from(after));
}

export const sheetPart = (number: number): string => `xl/worksheets/sheet${number}.xml`;

/** Puts `<c r="E6" …>` in the place of the cell: attributes besides `r` and `s`, and what is inside. */
export function setCell(parts: Parts, sheet: number, cell: string, attributes: string, inner: string): void {
  change(parts, sheetPart(sheet), (xml) =>
    xml.replace(new RegExp(`<c r="${cell}"([^>]*?)(?:/>|>.*?</c>)`), (_, rest: string) => {
      const style = /s="\d+"/.exec(attributes) ?? /\ss="\d+"/.exec(rest);
      return `<c r="${cell}" ${attributes}${attributes.includes('s="') ? '' : (style?.[0] ?? '')}>${inner}</c>`;
    }),
  );
}

/** Moves everything from row `from` on down by `by` rows, and the names with it, as inserting rows does; some programs forget the names. */
export function insertRows(parts: Parts, sheet: number, tab: string, from: number, by: number, withNames = true): void {
  const moved = (row: string): number => (Number(row) >= from ? Number(row) + by : Number(row));
  change(parts, sheetPart(sheet), (xml) =>
    xml
      .replaceAll(/<row r="(\d+)"/g, (_, row: string) => `<row r="${moved(row)}"`)
      .replaceAll(/<c r="([A-Z]+)(\d+)"/g, (_, column: string, row: string) => `<c r="${column}${moved(row)}"`),
  );
  if (!withNames) return;
  change(parts, 'xl/workbook.xml', (xml) =>
    xml.replaceAll(
      new RegExp(`'${tab}'!\\$([A-Z]+)\\$(\\d+)`, 'g'),
      (_, column: string, row: string) => `'${tab}'!$${column}$${moved(row)}`,
    ),
  );
}

/** Moves columns from E on to the right by one, and the names with them. */
export function insertColumn(parts: Parts, sheet: number, tab: string): void {
  const next = (column: string): string => (column >= 'E' ? String.fromCharCode(column.charCodeAt(0) + 1) : column);
  change(parts, sheetPart(sheet), (xml) =>
    xml.replaceAll(/<c r="([A-Z])(\d+)"/g, (_, column: string, row: string) => `<c r="${next(column)}${row}"`),
  );
  change(parts, 'xl/workbook.xml', (xml) =>
    xml.replaceAll(new RegExp(`'${tab}'!\\$([A-Z])\\$`, 'g'), (_, column: string) => `'${tab}'!$${next(column)}$`),
  );
}
