/** What differs between two versions of the catalogue, entry by entry and field by field. */
import { isDeepStrictEqual } from 'node:util';
import type { Text } from '#domain/errors.js';
import { wordOf, type Definitions, type Entry } from './definitions.js';

export type EntryKind = 'head' | 'source' | 'element' | 'rule' | 'indicator' | 'appraisal';
export interface DefinitionChange {
  kind: EntryKind;
  act: 'added' | 'removed' | 'changed' | 'moved';
  code: string;
  /** Of the version that has it. */
  name: Text;
  /** `max`, `name.zh`, `checks.0.holds`; null when the entry as a whole came or went. */
  field: string | null;
  before: Text | null;
  after: Text | null;
}

export function compareDefinitions(before: Definitions, after: Definitions): DefinitionChange[] {
  const codeOf = (entry: Entry) => wordOf(entry.code);
  const keyed = (entries: readonly Entry[]) => new Map(entries.map((entry) => [codeOf(entry), entry]));
  return [
    // Version and quarter are what the act itself sets.
    ...fieldsOf('head', '', alike(''), without(before.head, 'version', 'effective_from'), without(after.head, 'version', 'effective_from')),
    ...compare('source', new Map(Object.entries(before.sources)), new Map(Object.entries(after.sources)), false),
    ...compare('element', keyed(before.elements), keyed(after.elements), true),
    ...compare('rule', keyed(before.rules.map(withSeverity)), keyed(after.rules.map(withSeverity)), false),
    ...compare('indicator', keyed(before.indicators.map(withFamily)), keyed(after.indicators.map(withFamily)), true),
    ...compare('appraisal', onlyOne(before.appraisal), onlyOne(after.appraisal), false),
  ];
}

/** There is one or none: it needs no code, but a name. */
const onlyOne = (entry: Entry | null): Map<string, Entry> =>
  new Map(entry ? [['', { name: { zh: '分档帮促规则', en: 'rules of grading and listing' }, ...entry }]] : []);
const without = (entry: Entry, ...keys: string[]): Entry =>
  Object.fromEntries(Object.entries(entry).filter(([key]) => !keys.includes(key)));
const withSeverity = ({ severity, entry }: Definitions['rules'][number]): Entry => ({ severity, ...entry });
const withFamily = ({ family, entry }: Definitions['indicators'][number]): Entry => ({ family, ...entry });

function compare(kind: EntryKind, before: Map<string, Entry>, after: Map<string, Entry>, ordered: boolean): DefinitionChange[] {
  const changes: DefinitionChange[] = [];
  for (const [code, entry] of before)
    if (!after.has(code))
      changes.push({ kind, act: 'removed', code, name: nameOf(entry), field: null, before: nameOf(entry), after: null });
  for (const [code, entry] of after) {
    const old = before.get(code);
    if (!old) changes.push({ kind, act: 'added', code, name: nameOf(entry), field: null, before: null, after: nameOf(entry) });
    else changes.push(...fieldsOf(kind, code, nameOf(entry), old, entry));
  }
  const kept = [...before.keys()].filter((code) => after.has(code));
  const now = [...after.keys()].filter((code) => before.has(code));
  if (ordered && !isDeepStrictEqual(kept, now)) {
    const first = kept.findIndex((code, i) => now[i] !== code);
    changes.push({ kind, act: 'moved', code: now[first]!, name: nameOf(after.get(now[first]!)!), field: null, before: null, after: null });
  }
  return changes;
}

/** What is written in the file reads the same in either language. */
const alike = (text: string): Text => ({ zh: text, en: text });
/** An entry is named in itself, or its name stands below `name`; without an English one the Chinese stands for both. */
function nameOf(entry: Entry): Text {
  const named = [entry.name, entry].find((each) => typeof (each as { zh?: unknown } | undefined)?.zh === 'string');
  const { zh, en } = (named ?? { zh: '' }) as { zh: string; en?: unknown };
  return { zh, en: typeof en === 'string' ? en : zh };
}

function fieldsOf(kind: EntryKind, code: string, name: Text, before: Entry, after: Entry): DefinitionChange[] {
  const [was, is] = [leaves(before), leaves(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((field) => was.get(field) !== is.get(field))
    .map((field) => ({ kind, act: 'changed', code, name, field, before: written(was.get(field)), after: written(is.get(field)) }));
}

const written = (text: string | undefined): Text | null => (text === undefined ? null : alike(text));

/** Dotted path → what is written there; what an absent key means is left out, so that writing it out is no change. */
function leaves(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined || value === false) return into;
  if (typeof value !== 'object') return into.set(path, value === true ? 'true' : wordOf(value));
  const short = JSON.stringify(value);
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return into.set(path, value.join(', '));
  if (/(^|\.)examples$/.test(path)) return into.set(path, short);
  for (const [key, item] of Object.entries(value)) leaves(item, path === '' ? key : `${path}.${key}`, into);
  return into;
}
