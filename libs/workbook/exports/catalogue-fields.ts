/** One field of a catalogue entry as a cell: written and read back without loss. */
import { wordOf, type Entry } from '#catalogue/definitions.js';
import type { Text } from '#domain/errors.js';
import type { TableCell } from '#domain/ports/workbook-reader.port.js';
import { cellText } from './named-columns.js';

export interface Field {
  /** Dotted path inside the entry: `name.zh`. */
  key: string;
  zh: string;
  /** `json`: structured, kept as JSON in one cell; `list`: words with commas; `flag`: 是 or empty. */
  as: 'text' | 'number' | 'flag' | 'list' | 'json';
  width?: number;
}

const at = (entry: Entry, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Entry | undefined)?.[key], entry);

export function writeField(entry: Entry, field: Field): string | number | null {
  const value = at(entry, field.key);
  if (value === undefined || value === null) return null;
  if (field.as === 'json') return JSON.stringify(value);
  if (field.as === 'flag') return value === true ? '是' : null;
  if (field.as === 'list') return (value as unknown[]).join(', ');
  return typeof value === 'number' && field.as === 'number' ? value : wordOf(value);
}

/** Puts the cell into the entry; says what is wrong with it otherwise. Empty cells put nothing. */
export function readField(entry: Entry, field: Field, cell: TableCell): Text | null {
  const text = field.as === 'text' || field.as === 'json' ? String(cell ?? '').trim() : cellText(cell);
  if (text === '') return null;
  switch (field.as) {
    case 'number': {
      const number = typeof cell === 'number' ? cell : Number(text);
      if (!Number.isFinite(number)) return { zh: `“${text}”不是数字`, en: `"${text}" is not a number` };
      put(entry, field.key, number);
      return null;
    }
    case 'flag':
      if (!['是', '否', 'true', 'false', '1', '0'].includes(text.toLowerCase()))
        return { zh: `“${text}”应为“是”或留空`, en: `"${text}" must be 是 or empty` };
      if (['是', 'true', '1'].includes(text.toLowerCase())) put(entry, field.key, true);
      return null;
    case 'list':
      put(
        entry,
        field.key,
        text.split(/[,，、\s]+/).filter((item) => item !== ''),
      );
      return null;
    case 'json':
      try {
        put(entry, field.key, JSON.parse(text));
        return null;
      } catch {
        return { zh: '这一格应是 JSON 写法，格式不对', en: 'The cell must hold JSON, and does not' };
      }
    default:
      put(entry, field.key, text);
      return null;
  }
}

function put(entry: Entry, path: string, value: unknown): void {
  const keys = path.split('.');
  let into = entry;
  for (const key of keys.slice(0, -1)) into = (into[key] ??= {}) as Entry;
  into[keys.at(-1)!] = value;
}
