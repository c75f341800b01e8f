/** The organisation tree as a workbook: written for the office to edit, and read back into units with their places in it. */
import { SECTORS, UNIT_TYPES, type Sector, type Unit, type UnitType } from '#domain/unit/unit.js';
import type { Finding } from '#domain/validation/finding.js';
import { tableFinding, type TablePlace } from '../table-finding.js';
import { readNamedColumns, type ColumnNames, type NamedRow, type TableSheets } from './named-columns.js';
import { writeTables } from './table-workbook.js';

export type TreeUnit = Omit<Unit, 'path'>;
type Key = 'code' | 'name' | 'shortName' | 'type' | 'sector' | 'parent' | 'reviewLevels' | 'validFrom' | 'validTo';

const COLUMNS: ColumnNames<Key> = {
  code: { names: ['单位编码', '编码', 'code'], needed: true },
  name: { names: ['单位名称', '名称', 'name'], needed: true },
  shortName: { names: ['简称', '单位简称', 'short name'] },
  type: { names: ['单位类型', '类型', 'type'], needed: true },
  sector: { names: ['领域', '行业领域', 'sector'] },
  parent: { names: ['上级编码', '上级单位编码', '上级', 'parent'], needed: true },
  reviewLevels: { names: ['审核级次', '审核级数', 'review levels'] },
  validFrom: { names: ['生效日期', 'valid from'] },
  validTo: { names: ['失效日期', 'valid to'] },
};
const LEVELS = ['一级', '两级'] as const;
const wordsOf = (names: Record<string, { zh: string }>): string[] => Object.values(names).map(({ zh }) => zh);

export function writeTreeWorkbook(units: readonly Unit[]): Promise<Uint8Array> {
  return writeTables('组织树', [
    {
      sheet: '组织树',
      title: '组织树',
      notes: [
        '每行一个单位，按“单位编码”识别；上级填其编码，最上级留空。可改名称、上级、类型、领域和审核级次，新单位在表末加行；删去一行不会撤销该单位。',
      ],
      columns: [
        { head: '单位编码', width: 14, as: 'code' },
        { head: '单位名称', width: 42 },
        { head: '简称', width: 22 },
        { head: '单位类型', width: 16, choices: wordsOf(UNIT_TYPES) },
        { head: '领域', width: 10, choices: wordsOf(SECTORS) },
        { head: '上级编码', width: 14, as: 'code' },
        { head: '审核级次', width: 10, choices: [...LEVELS] },
        { head: '生效日期', width: 13, as: 'code' },
        { head: '失效日期', width: 13, as: 'code' },
      ],
      rows: units.map((unit) => [
        unit.code,
        unit.name,
        unit.shortName,
        UNIT_TYPES[unit.type].zh,
        SECTORS[unit.sector].zh,
        unit.parent,
        LEVELS[unit.reviewLevels - 1]!,
        unit.validFrom,
        unit.validTo,
      ]),
      spare: 50,
    },
  ]);
}

export interface ParsedTree {
  units: TreeUnit[];
  /** Where each unit stands, for findings of those who know more. */
  placeOf: Map<string, TablePlace>;
  findings: Finding[];
}

/** What a row leaves out is taken from `known`, or is the plainest; `today`: from when units are valid that say nothing and are new. */
export function parseTree(sheets: TableSheets, today: string, known: readonly Unit[] = []): ParsedTree {
  const table = readNamedColumns(sheets, COLUMNS);
  if ('key' in table) return { units: [], placeOf: new Map(), findings: [table] };
  const before = new Map(known.map((unit) => [unit.code, unit]));
  const parsed: ParsedTree = { units: [], placeOf: new Map(), findings: [] };
  for (const row of table.rows) {
    const code = row.text('code');
    const problems = problemsOf(row, code, parsed.placeOf);
    parsed.findings.push(...problems);
    if (problems.length > 0) continue;
    const old = before.get(code);
    const name = row.text('name');
    parsed.placeOf.set(code, row.at('code'));
    parsed.units.push({
      code,
      name,
      shortName: row.text('shortName') || (old?.name === name ? old.shortName : [...name].slice(0, 40).join('')),
      type: typeOf(row.text('type'))!,
      sector: sectorOf(row.text('sector')) ?? old?.sector ?? 'other',
      parent: row.text('parent') || null,
      reviewLevels: levelsOf(row.text('reviewLevels')) ?? old?.reviewLevels ?? 1,
      validFrom: row.text('validFrom') || (old?.validFrom ?? today),
      validTo: row.text('validTo') || (table.has('validTo') ? null : (old?.validTo ?? null)),
    });
  }
  return parsed;
}

function problemsOf(row: NamedRow<Key>, code: string, places: ReadonlyMap<string, TablePlace>): Finding[] {
  const problems: Finding[] = [];
  const add = (key: Key, zh: string, en: string, expected?: string): void =>
    void problems.push(
      tableFinding('I03', row.at(key), { zh, en }, { value: row.cell(key), expected: expected ? { zh: expected, en: expected } : null }),
    );
  const wrong = (key: Key, name: { zh: string; en: string }, words: readonly string[]): void =>
    add(key, `${name.zh}“${row.text(key)}”不对`, `"${row.text(key)}" is no ${name.en}`, words.join('、'));
  if (code === '') add('code', '没有单位编码', 'The unit code is missing');
  else if (!/^[A-Za-z0-9_-]{1,32}$/.test(code))
    add(
      'code',
      `单位编码“${code}”只能用字母、数字、“-”和“_”，最多 32 个`,
      `The unit code "${code}" may hold letters, digits, - and _, at most 32`,
    );
  else if (places.has(code))
    add(
      'code',
      `单位编码“${code}”在第 ${places.get(code)!.row} 行已经有了`,
      `The unit code "${code}" stands in row ${places.get(code)!.row} already`,
    );
  if (row.text('name') === '') add('name', '没有单位名称', 'The name is missing');
  if (row.text('name').length > 100) add('name', '单位名称超过 100 个字', 'The name is longer than 100 characters');
  if (row.text('shortName').length > 40) add('shortName', '简称超过 40 个字', 'The short name is longer than 40 characters');
  if (typeOf(row.text('type')) === null) wrong('type', { zh: '单位类型', en: 'type of unit' }, wordsOf(UNIT_TYPES));
  if (row.text('sector') !== '' && sectorOf(row.text('sector')) === null) wrong('sector', { zh: '领域', en: 'sector' }, wordsOf(SECTORS));
  if (row.text('reviewLevels') !== '' && levelsOf(row.text('reviewLevels')) === null)
    wrong('reviewLevels', { zh: '审核级次', en: 'number of review levels' }, LEVELS);
  for (const key of ['validFrom', 'validTo'] as const)
    if (row.text(key) !== '' && !isDay(row.text(key)))
      add(key, `日期“${row.text(key)}”不对`, `"${row.text(key)}" is not a date`, '2026-10-01');
  return problems;
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
const find = <K extends string>(names: Record<K, { zh: string; en: string; code?: string }>, text: string): K | null =>
  (Object.keys(names) as K[]).find((key) => [key, names[key].zh, names[key].en, names[key].code].includes(text)) ?? null;
const typeOf = (text: string): UnitType | null => find<UnitType>(UNIT_TYPES, text);
const sectorOf = (text: string): Sector | null => find<Sector>(SECTORS, text);
const levelsOf = (text: string): 1 | 2 | null => (['1', '一级'].includes(text) ? 1 : ['2', '两级', '二级'].includes(text) ? 2 : null);
