/** A catalogue's documents as plain data: what an editor of tables changes, and what two versions are compared by. */
import { parse, stringify } from 'yaml';
import { FAMILIES, type Family, type Severity } from '#domain/catalogue/catalogue.js';
import { APPRAISAL_FILE, HEAD_FILE, type DefinitionTexts } from './definition-texts.js';

export type Entry = Record<string, unknown>;
/** A code, a word or a number as text; '' for anything else. */
export const wordOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** Entries as they are written: keys of the documents, nothing filled in. */
export interface Definitions {
  head: Entry;
  /** Tag → names. */
  sources: Record<string, Entry>;
  elements: Entry[];
  rules: { severity: Severity; entry: Entry }[];
  indicators: { family: Family; entry: Entry }[];
  /** Null in a version that does not appraise. */
  appraisal: Entry | null;
}

const RULE_FILES: [string, Severity][] = [
  ['rules/hard.yaml', 'error'],
  ['rules/warnings.yaml', 'warning'],
];

/** Of documents that were loaded before: what is no catalogue fails here. */
export function definitionsOf(texts: DefinitionTexts): Definitions {
  const read = (name: string): unknown => parse(texts[name] ?? '', { maxAliasCount: 100 });
  const list = (name: string): Entry[] => (read(name) as Entry[] | null) ?? [];
  return {
    head: read(HEAD_FILE) as Entry,
    sources: (read('sources.yaml') as Record<string, Entry> | null) ?? {},
    elements: list('elements.yaml'),
    rules: RULE_FILES.flatMap(([name, severity]) => list(name).map((entry) => ({ severity, entry }))),
    indicators: FAMILIES.flatMap((family) => list(`indicators/${family}.yaml`).map((entry) => ({ family, entry }))),
    appraisal: read(APPRAISAL_FILE) as Entry | null,
  };
}

export interface WrittenTexts {
  texts: DefinitionTexts;
  /** The entry a line of a document belongs to. */
  entryAt: (file: string, line: number) => Entry | null;
}

/** Data → documents, for the one loader there is. */
export function textsFrom(definitions: Definitions): WrittenTexts {
  const starts = new Map<string, { line: number; entry: Entry }[]>();
  const list = (name: string, entries: readonly Entry[]): [string, string] => {
    let text = '';
    let line = 1;
    const lines: { line: number; entry: Entry }[] = [];
    for (const entry of entries) {
      const written = stringify([entry], { lineWidth: 0 });
      lines.push({ line, entry });
      text += written;
      line += written.split('\n').length - 1;
    }
    starts.set(name, lines);
    return [name, entries.length > 0 ? text : '[]\n'];
  };
  const { head, sources, elements, rules, indicators, appraisal } = definitions;
  const texts = Object.fromEntries([
    [HEAD_FILE, stringify(head, { lineWidth: 0 })],
    ['sources.yaml', stringify(sources, { lineWidth: 0 })],
    list('elements.yaml', elements),
    ...RULE_FILES.map(([name, severity]) =>
      list(
        name,
        rules.filter((rule) => rule.severity === severity).map(({ entry }) => entry),
      ),
    ),
    ...FAMILIES.map((family) =>
      list(
        `indicators/${family}.yaml`,
        indicators.filter((each) => each.family === family).map(({ entry }) => entry),
      ),
    ),
    ...(appraisal ? [[APPRAISAL_FILE, stringify(appraisal, { lineWidth: 0 })]] : []),
  ]) as DefinitionTexts;
  if (appraisal) starts.set(APPRAISAL_FILE, [{ line: 1, entry: appraisal }]);
  return { texts, entryAt: (file, line) => starts.get(file)?.findLast((each) => each.line <= line)?.entry ?? null };
}
