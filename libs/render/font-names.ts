/** Families inside a font file, read from its name table: which of the official faces a folder holds. */
import { closeSync, openSync, readSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One face of a file; a collection holds several. */
export interface FontFile {
  path: string;
  /** The name the typesetter knows it by: the first family name of the table. */
  family: string;
  /** Every family name it goes by (Chinese and English), as written. */
  families: string[];
}

/** Font files of a folder and its sub-folders; a folder that is not there holds none. */
export function fontFilesIn(folder: string): FontFile[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return fontFilesIn(path);
      return /\.(ttf|otf|ttc)$/i.test(entry.name) ? facesOf(path) : [];
    });
}

/** Empty for a file that is not a font: it is passed over, not fatal. */
function facesOf(path: string): FontFile[] {
  const file = openSync(path, 'r');
  try {
    const read = (at: number, length: number): Buffer => {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, at));
    };
    const isCollection = read(0, 4).toString('latin1') === 'ttcf';
    const count = isCollection ? Math.min(read(8, 4).readUInt32BE(0), 64) : 1;
    const starts = Array.from({ length: count }, (_, i) => (isCollection ? read(12 + i * 4, 4).readUInt32BE(0) : 0));
    return starts.flatMap((start) => {
      const families = familiesAt(read, start);
      return families[0] === undefined ? [] : [{ path, family: families[0], families }];
    });
  } catch {
    return [];
  } finally {
    closeSync(file);
  }
}

type Read = (at: number, length: number) => Buffer;
const FAMILY = 1;
const TYPOGRAPHIC_FAMILY = 16;
const WINDOWS = 3;

function familiesAt(read: Read, start: number): string[] {
  const tables = read(start + 4, 2).readUInt16BE(0);
  const directory = read(start + 12, tables * 16);
  const names: string[] = [];
  for (let i = 0; i < tables; i++) {
    if (directory.toString('latin1', i * 16, i * 16 + 4) !== 'name') continue;
    const offset = directory.readUInt32BE(i * 16 + 8);
    const table = read(offset, directory.readUInt32BE(i * 16 + 12));
    const strings = table.readUInt16BE(4);
    for (let at = 6; at < 6 + table.readUInt16BE(2) * 12; at += 12) {
      const id = table.readUInt16BE(at + 6);
      if (table.readUInt16BE(at) !== WINDOWS || (id !== FAMILY && id !== TYPOGRAPHIC_FAMILY)) continue;
      const from = strings + table.readUInt16BE(at + 10);
      names.push(
        Buffer.from(table.subarray(from, from + table.readUInt16BE(at + 8)))
          .swap16()
          .toString('utf16le'),
      );
    }
  }
  return names;
}
