/** Which column of an old table holds what: by a saved mapping, or guessed from headings that are codes or names of elements. */
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import type { Text } from '#domain/errors.js';
import type { ColumnMapping, PlanLine } from '#domain/ports/import-store.port.js';
import type { Finding } from '#domain/validation/finding.js';
import { columnName } from '#workbook/address.js';
import { cellText } from '#workbook/exports/named-columns.js';
import { tableFinding } from '#workbook/table-finding.js';
import type { TableSheet } from '../import.js';
import { alike, listed } from '../plan-words.js';

/** `unit`, `unit_name`, `period`, or an element code. */
export type ColumnMeaning = string;
export interface HistoryColumns {
  sheet: TableSheet;
  /** 1-based. */
  headRow: number;
  /** 0-based column → what it holds. */
  meanings: Map<number, ColumnMeaning>;
}

const HEAD_WITHIN = 50;
const PLACES: Record<string, ColumnMeaning> = {
  unit: 'unit',
  单位编码: 'unit',
  组织编码: 'unit',
  单位代码: 'unit',
  编码: 'unit',
  unit_name: 'unit_name',
  name: 'unit_name',
  单位: 'unit_name',
  单位名称: 'unit_name',
  组织名称: 'unit_name',
  支部名称: 'unit_name',
  党组织名称: 'unit_name',
  period: 'period',
  报告期: 'period',
  季度: 'period',
};

/** A heading without blanks and without its unit of measure. */
const folded = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replace(/[(（][^()（）]*[)）]$/, '')
    .toLowerCase();

export function findHistoryColumns(
  sheets: readonly TableSheet[],
  mapping: ColumnMapping | null,
  catalogue: Catalogue,
): HistoryColumns | Finding {
  return mapping ? byMapping(sheets, mapping, catalogue) : byHeadings(sheets, catalogue);
}

function byMapping(sheets: readonly TableSheet[], mapping: ColumnMapping, catalogue: Catalogue): HistoryColumns | Finding {
  const sheet = mapping.sheet === null ? sheets[0] : sheets.find((each) => each.name === mapping.sheet);
  if (!sheet)
    return tableFinding('I04', null, {
      zh: `文件中没有名为“${mapping.sheet ?? ''}”的工作表`,
      en: `The file has no sheet "${mapping.sheet ?? ''}"`,
    });
  const headings = (sheet.rows[mapping.headRow - 1] ?? []).map((cell) => cellText(cell));
  const meanings = new Map<number, ColumnMeaning>();
  for (const [heading, meaning] of Object.entries(mapping.columns)) {
    const at = { sheet: sheet.name, row: mapping.headRow };
    if (!isMeaning(meaning, catalogue))
      return tableFinding('I04', at, {
        zh: `对应关系“${mapping.name}”把“${heading}”对应到“${meaning}”，指标目录中没有这一项`,
        en: `The mapping "${mapping.name}" makes "${heading}" the element "${meaning}", which the catalogue does not have`,
      });
    const column = columnOf(heading, headings);
    if (column === null)
      return tableFinding(
        'I04',
        at,
        {
          zh: `第 ${mapping.headRow} 行没有“${heading}”一列`,
          en: `Row ${mapping.headRow} has no column "${heading}"`,
        },
        {
          expected: {
            zh: '请核对表头行号和列名，修改对应关系后再上传',
            en: 'Check the row of headings and the names of columns in the mapping',
          },
        },
      );
    meanings.set(column, meaning);
  }
  return complete({ sheet, headRow: mapping.headRow, meanings });
}

/** The row with most headings that are elements wins; a column named twice the same is left out, nobody knows which was meant. */
function byHeadings(sheets: readonly TableSheet[], catalogue: Catalogue): HistoryColumns | Finding {
  const names = elementNames(catalogue);
  let best: (HistoryColumns & { score: number }) | null = null;
  for (const sheet of sheets)
    for (const [i, row] of sheet.rows.slice(0, HEAD_WITHIN).entries()) {
      const meanings = new Map<number, ColumnMeaning>();
      row.forEach((cell, column) => {
        const meaning = meaningOf(cellText(cell), names, catalogue);
        if (meaning) meanings.set(column, meaning);
      });
      const taken = [...meanings.values()];
      for (const [column, meaning] of meanings) if (taken.filter((each) => each === meaning).length > 1) meanings.delete(column);
      const score = [...meanings.values()].filter((meaning) => catalogue.hasElement(meaning)).length;
      const named = [...meanings.values()].some((meaning) => meaning === 'unit' || meaning === 'unit_name');
      if (named && score > (best?.score ?? 0)) best = { sheet, headRow: i + 1, meanings, score };
    }
  return (
    best ??
    tableFinding(
      'I04',
      null,
      {
        zh: '认不出表头：没有一行同时有“单位编码”或“单位名称”和填报项的编码或名称',
        en: 'No row of headings was recognised: none has a column of units and one named like an element',
      },
      { expected: { zh: '请在“历史数据”页建立列对应关系，选用它后再上传', en: 'Save a column mapping and choose it for the upload' } },
    )
  );
}

function complete(found: HistoryColumns): HistoryColumns | Finding {
  const meanings = [...found.meanings.values()];
  if (meanings.includes('unit') || meanings.includes('unit_name')) return found;
  return tableFinding(
    'I04',
    { sheet: found.sheet.name, row: found.headRow },
    { zh: '对应关系中没有单位编码或单位名称一列', en: 'The mapping has no column of unit codes or names' },
  );
}

const isMeaning = (meaning: string, catalogue: Catalogue): boolean =>
  ['unit', 'unit_name', 'period'].includes(meaning) || catalogue.hasElement(meaning);

/** A heading as it stands, else a column letter. */
function columnOf(heading: string, headings: readonly string[]): number | null {
  const at = headings.findIndex((each) => each !== '' && (each === heading.trim() || folded(each) === folded(heading)));
  if (at >= 0) return at;
  if (!/^[A-Z]{1,3}$/.test(heading)) return null;
  return [...heading].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Names that only one element has. */
function elementNames(catalogue: Catalogue): Map<string, string> {
  const names = new Map<string, string | null>();
  for (const element of catalogue.elements)
    for (const name of [element.name.zh, element.name.en]) names.set(folded(name), names.has(folded(name)) ? null : element.code);
  return new Map([...names].filter((entry): entry is [string, string] => entry[1] !== null));
}

function meaningOf(heading: string, names: ReadonlyMap<string, string>, catalogue: Catalogue): ColumnMeaning | null {
  if (heading === '') return null;
  const plain = folded(heading);
  if (Object.hasOwn(PLACES, plain)) return PLACES[plain]!;
  const code = /(?<![A-Za-z0-9])([A-Z]\d{2}[a-z]?)(?![A-Za-z0-9])/.exec(heading)?.[1];
  if (code && catalogue.hasElement(code)) return code;
  return names.get(plain) ?? null;
}

/** What every column was taken for, for the person who checks the plan. */
export function columnLines(columns: HistoryColumns, catalogue: Catalogue): PlanLine[] {
  const words: Record<string, Text> = {
    unit: { zh: '单位编码', en: 'Unit code' },
    unit_name: { zh: '单位名称', en: 'Unit name' },
    period: { zh: '报告期', en: 'Period' },
  };
  const headings = columns.sheet.rows[columns.headRow - 1] ?? [];
  return headings.flatMap((cell, i) => {
    const meaning = columns.meanings.get(i);
    const heading = cellText(cell);
    if (!meaning && heading === '') return [];
    const said = meaning === undefined ? null : (words[meaning] ?? listed([alike(meaning), catalogue.element(meaning).name], alike(' ')));
    return [
      {
        act: said ? { zh: '列', en: 'Column' } : { zh: '不读的列', en: 'Column left out' },
        subject: { zh: `${columnName(i + 1)} 列“${heading}”`, en: `Column ${columnName(i + 1)} “${heading}”` },
        before: null,
        after: said,
      },
    ];
  });
}
