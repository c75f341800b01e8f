/** The catalogue as a workbook, every field a column: written for the office to edit, and read back into its definitions. */
import { wordOf, type Definitions, type Entry } from '#catalogue/definitions.js';
import type { Family, Severity } from '#domain/catalogue/catalogue.js';
import type { Finding } from '#domain/validation/finding.js';
import { tableFinding, type TablePlace } from '../table-finding.js';
import { readField, writeField, type Field } from './catalogue-fields.js';
import { CATALOGUE_SHEETS, type CatalogueSheet } from './catalogue-sheets.js';
import { readNamedColumns, type ColumnNames, type NamedRow, type TableSheets } from './named-columns.js';
import { writeTables, type Table } from './table-workbook.js';

const FAMILY_WORDS: Record<Family, string> = {
  coverage: '组织覆盖',
  life: '组织生活',
  training: '教育培训',
  supervision: '监督执纪',
  responsibility: '责任落实',
};
const SEVERITY_WORDS: Record<Severity, string> = { error: '错误', warning: '警告' };

export function writeCatalogueWorkbook(definitions: Definitions): Promise<Uint8Array> {
  const { head, sources, elements, rules, indicators, appraisal } = definitions;
  const targets = indicators.flatMap(({ entry }) => (entry.target ? [{ code: entry.code, ...(entry.target as Entry) }] : []));
  const rows: Record<keyof typeof CATALOGUE_SHEETS, { entry: Entry; first: (string | null)[] }[]> = {
    elements: elements.map((entry) => ({ entry, first: [] })),
    rules: rules.flatMap(({ severity, entry }) => rowsOfRule(entry).map((row) => ({ entry: row, first: [SEVERITY_WORDS[severity]] }))),
    indicators: indicators.map(({ family, entry }) => ({ entry, first: [FAMILY_WORDS[family]] })),
    targets: targets.map((entry) => ({ entry, first: [] })),
    head: Object.entries(head).map(([key, value]) => ({ entry: { key, value }, first: [] })),
    appraisal: rowsOfAppraisal(appraisal ?? {}).map((entry) => ({ entry, first: [] })),
    sources: Object.entries(sources).map(([tag, entry]) => ({ entry: { tag, ...entry }, first: [] })),
  };
  const shown = Object.entries(CATALOGUE_SHEETS).filter(([key]) => key !== 'appraisal' || appraisal);
  const tables = shown.map(([key, sheet]: [string, CatalogueSheet]): Table => ({
    sheet: sheet.name,
    title: `${sheet.name}　指标目录 ${wordOf(head.version)}`,
    notes: [sheet.note],
    columns: [
      ...(sheet.first ? [{ head: `${sheet.first.key} ${sheet.first.zh}`, width: 10 }] : []),
      ...sheet.fields.map((field) => ({
        head: `${field.key} ${field.zh}`,
        width: field.width ?? 14,
        as: field.as === 'number' ? ('number' as const) : ('code' as const),
      })),
    ],
    rows: rows[key as keyof typeof rows].map(({ entry, first }) => [...first, ...sheet.fields.map((field) => writeField(entry, field))]),
  }));
  return writeTables(`指标目录 ${wordOf(head.version)}`, tables);
}

/** One row per check; what belongs to the rule stands in its first. */
function rowsOfRule(rule: Entry): Entry[] {
  const { checks, ...rest } = rule;
  const list = (checks as Entry[] | undefined) ?? [];
  if (list.length === 0) return [rest];
  return list.map((check, i) => (i === 0 ? { ...rest, check } : { code: rule.code, check }));
}

/** One row per key; the situations, which come and go, one each. */
const rowsOfAppraisal = (appraisal: Entry): Entry[] =>
  Object.entries(appraisal).flatMap(([key, value]) =>
    key === 'lagging' ? (value as Entry[]).map((situation) => ({ key, value: situation })) : [{ key, value }],
  );

export interface ReadCatalogue {
  definitions: Definitions;
  /** Where each entry stands. */
  placeOf: Map<Entry, TablePlace>;
  findings: Finding[];
}

export function readCatalogueWorkbook(sheets: TableSheets): ReadCatalogue {
  const placeOf = new Map<Entry, TablePlace>();
  const findings: Finding[] = [];
  const read = (sheet: CatalogueSheet, fields: readonly Field[] = sheet.fields): { entry: Entry; row: NamedRow<string> }[] => {
    const there = sheets.find((each) => each.name === sheet.name);
    const table = there
      ? readNamedColumns([there], columnsOf(sheet))
      : tableFinding('I09', null, { zh: `缺少工作表“${sheet.name}”`, en: `The sheet "${sheet.name}" is missing` });
    if ('key' in table) {
      findings.push(table);
      return [];
    }
    return table.rows.map((row) => {
      const entry: Entry = {};
      for (const field of fields) {
        const problem = readField(entry, field, row.cell(field.key));
        if (problem) findings.push(tableFinding('I09', row.at(field.key), problem, { value: row.cell(field.key) }));
      }
      placeOf.set(entry, row.at(fields[0]!.key));
      return { entry, row };
    });
  };
  const choiceOf = <K extends string>(words: Record<K, string>, row: NamedRow<string>, key: string): K | null => {
    const text = row.text(key);
    const found = (Object.keys(words) as K[]).find((each) => each === text || words[each] === text) ?? null;
    if (found === null) {
      const expected = Object.values<string>(words).join('、');
      findings.push(
        tableFinding(
          'I09',
          row.at(key),
          { zh: `“${text}”不对`, en: `"${text}" is not allowed` },
          { expected: { zh: expected, en: expected } },
        ),
      );
    }
    return found;
  };
  const { head, sources, elements, rules, indicators, targets, appraisal } = CATALOGUE_SHEETS;
  const targetOf = new Map(read(targets).map(({ entry }) => [wordOf(entry.code), entry]));
  const definitions: Definitions = {
    head: Object.fromEntries(read(head).map(({ entry }) => [wordOf(entry.key), entry.value])),
    sources: Object.fromEntries(read(sources).map(({ entry: { tag, ...rest } }) => [wordOf(tag), rest])),
    elements: withRows(read(elements).map(({ entry }) => entry)),
    rules: joinChecks(read(rules), placeOf, (row) => choiceOf(SEVERITY_WORDS, row, 'severity')),
    indicators: read(indicators).flatMap(({ entry, row }) => {
      const family = choiceOf(FAMILY_WORDS, row, 'family');
      const target = targetOf.get(wordOf(entry.code));
      targetOf.delete(wordOf(entry.code));
      if (target) {
        const { code: _code, ...rest } = target;
        entry.target = rest;
      }
      return family ? [{ family, entry }] : [];
    }),
    appraisal: sheets.some(({ name }) => name === appraisal.name) ? joinSituations(read(appraisal), placeOf) : null,
  };
  for (const [code, entry] of targetOf)
    findings.push(
      tableFinding(
        'I09',
        placeOf.get(entry) ?? null,
        { zh: `没有编码为“${code}”的指标`, en: `There is no indicator "${code}"` },
        { value: code },
      ),
    );
  return { definitions, placeOf, findings };
}

function joinSituations(rows: readonly { entry: Entry }[], placeOf: Map<Entry, TablePlace>): Entry | null {
  const [first] = rows;
  if (!first) return null;
  const appraisal: Entry = {};
  for (const { entry } of rows) {
    const key = wordOf(entry.key);
    appraisal[key] = key === 'lagging' ? [...((appraisal[key] as unknown[] | undefined) ?? []), entry.value] : entry.value;
  }
  placeOf.set(appraisal, placeOf.get(first.entry)!);
  return appraisal;
}

const columnsOf = (sheet: CatalogueSheet): ColumnNames<string> =>
  Object.fromEntries(
    [...(sheet.first ? [sheet.first] : []), ...sheet.fields].map(({ key }, i) => [
      key,
      { names: [key], needed: i === 0 || key === 'code' },
    ]),
  );

/** Rows are numbered within their sheet where nobody numbered them: an element can be put in or taken out without counting. */
function withRows(elements: Entry[]): Entry[] {
  const next = new Map<unknown, number>();
  const given = elements.every((element) => element.row !== undefined);
  for (const element of elements) {
    const row = (next.get(element.sheet) ?? 0) + 1;
    next.set(element.sheet, row);
    if (!given) element.row = row;
  }
  return elements;
}

function joinChecks(
  rows: { entry: Entry; row: NamedRow<string> }[],
  placeOf: Map<Entry, TablePlace>,
  severityOf: (row: NamedRow<string>) => Severity | null,
): Definitions['rules'] {
  const rules = new Map<string, Definitions['rules'][number]>();
  for (const { entry, row } of rows) {
    const { check, ...rest } = entry;
    const code = wordOf(entry.code);
    let rule = rules.get(code);
    if (!rule) {
      const severity = severityOf(row);
      if (!severity) continue;
      placeOf.set(rest, placeOf.get(entry)!);
      rules.set(code, (rule = { severity, entry: rest }));
    }
    if (check) rule.entry.checks = [...((rule.entry.checks as Entry[] | undefined) ?? []), check];
  }
  return [...rules.values()];
}
