/** What can be wrong with a part of a file, each said once: rows of a table, entries of an archive. The rest of the file is read all the same. */
import type { Text } from '#domain/errors.js';
import { periodName, type Period } from '#domain/period/period.js';
import type { Finding } from '#domain/validation/finding.js';
import type { FileCode } from './file-findings.js';

/** Continues FileCode; F13 and F14 belong to the use cases. */
export type PartCode = FileCode | 'F16' | 'F17' | 'F18' | 'F19' | 'F20' | 'F21';
export interface Place {
  sheet: string;
  cell: string;
}

/** How many names a sentence takes. */
const NAMED = 5;
export const listed = (names: string[]): Text => ({
  zh: names.slice(0, NAMED).join('、') + (names.length > NAMED ? `等 ${names.length} 处` : ''),
  en: names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ` and ${names.length - NAMED} more` : ''),
});
const at = ({ sheet, cell }: Place): string => `${sheet}!${cell}`;

const ofPlace = (code: PartCode, place: Place, message: Text, expected: Text, value: string | null = null): Finding => ({
  key: `${code}:${at(place)}`,
  severity: 'error',
  code,
  element: null,
  ...place,
  value,
  message,
  expected,
});
const ofEntry = (code: PartCode, entry: string, message: Text, expected: Text): Finding => ({
  key: `${code}:${entry}`,
  severity: 'error',
  code,
  element: null,
  sheet: null,
  cell: null,
  value: entry,
  message,
  expected,
});

/** F16. `places`: addresses of rows or names of entries; none of them was taken. */
export const unitTwice = (unit: string, period: Period, places: string[], place: Place | null): Finding => ({
  key: `F16:${unit}:${period}`,
  severity: 'error',
  code: 'F16',
  element: null,
  sheet: place?.sheet ?? null,
  cell: place?.cell ?? null,
  value: unit,
  message: {
    zh: `单位 ${unit} 的${periodName(period).zh}季报在文件中出现 ${places.length} 次（${listed(places).zh}），均未采用`,
    en: `The return of unit ${unit} for ${periodName(period).en} is in the file ${places.length} times (${listed(places).en}); none was taken`,
  },
  expected: { zh: '请每个单位只保留一份（一行）后再上传', en: 'Keep one return (one row) per unit and upload again' },
});

/** F17. */
export const entryNotWorkbook = (entry: string, looksLike: Text | null): Finding =>
  ofEntry(
    'F17',
    entry,
    {
      zh: `压缩包中的“${entry}”不是工作簿${looksLike ? `（看上去是${looksLike.zh}）` : ''}，未读取`,
      en: `"${entry}" in the archive is not a workbook${looksLike ? ` (it looks like ${looksLike.en})` : ''} and was not read`,
    },
    {
      zh: '与季报无关的文件可以不管；是季报的，请另存为 .xlsx 后重新打包',
      en: 'Ignore it unless it is a return; then save it as .xlsx and pack it again',
    },
  );

/** F18. */
export const rowWithoutUnit = (place: Place): Finding =>
  ofPlace(
    'F18',
    place,
    { zh: `${at(place)}：这一行有数据但没有单位编码，未采用`, en: `${at(place)}: this row has figures but no unit code; it was not taken` },
    {
      zh: '请在该行填写单位编码；合并过的单元格请先取消合并',
      en: 'Write the unit code into this row; split merged cells first',
    },
  );

/** F19, a warning: rows that were passed over on purpose. */
export const rowsIgnored = (place: Place, rows: string[]): Finding => ({
  ...ofPlace(
    'F19',
    place,
    {
      zh: `${place.sheet}：有 ${rows.length} 行没有填写数据或是合计、说明行，已跳过（${listed(rows).zh}）`,
      en: `${place.sheet}: ${rows.length} rows without figures, totals or notes were passed over (${listed(rows).en})`,
    },
    { zh: '如其中有应报送的单位，请填写后再上传', en: 'If a unit that should file is among them, fill it in and upload again' },
  ),
  severity: 'warning',
});

/** F19, a warning. */
export const columnsIgnored = (place: Place, headings: string[]): Finding => ({
  ...ofPlace(
    'F19',
    place,
    {
      zh: `${place.sheet}：编码行中有不认识的列，已跳过（${listed(headings).zh}）`,
      en: `${place.sheet}: columns with unknown headings were passed over (${listed(headings).en})`,
    },
    { zh: '如是指标，请改为正确的指标编码后再上传', en: 'If one of them is an element, write its code as heading and upload again' },
  ),
  severity: 'warning',
});

/** F19, a warning. */
export const rowsAboveHead = (place: Place, rows: number): Finding => ({
  ...ofPlace(
    'F19',
    place,
    {
      zh: `${place.sheet}：编码行以上有 ${rows} 行数字，已跳过`,
      en: `${place.sheet}: ${rows} rows of figures above the row of codes were passed over`,
    },
    { zh: '如是数据，请移到编码行以下', en: 'If they are figures to file, move them below the row of codes' },
  ),
  severity: 'warning',
});

/** F20. */
export const nestedArchive = (entry: string): Finding =>
  ofEntry(
    'F20',
    entry,
    { zh: `压缩包中的“${entry}”又是一个压缩包，未读取`, en: `"${entry}" in the archive is itself an archive and was not read` },
    { zh: '请先解压，把工作簿直接放在一个 .zip 中再上传', en: 'Unpack it first and put the workbooks directly into one .zip' },
  );

/** F21. */
export const periodUnreadable = (place: Place, unit: string, written: string): Finding =>
  ofPlace(
    'F21',
    place,
    {
      zh: `${at(place)}：单位 ${unit} 的报告期“${written}”看不懂，这一行未采用`,
      en: `${at(place)}: "${written}" of unit ${unit} is not a period; the row was not taken`,
    },
    { zh: '请写成 2026Q3 这样的形式', en: 'Write it like 2026Q3' },
    written,
  );

/** What is wrong with a table's rows of one period, said at the first of them. */
export const ofRows = (finding: Finding, place: Place, units: string[]): Finding => ({
  ...finding,
  ...place,
  key: `${finding.code}:${at(place)}`,
  message: {
    zh: `${at(place)} 起 ${units.length} 行（单位 ${listed(units).zh}）：${finding.message.zh}`,
    en: `${units.length} rows from ${at(place)} (unit ${listed(units).en}): ${finding.message.en}`,
  },
});

/** What is wrong with an entry, in the words for a file. */
export const ofEntryOf = (finding: Finding, entry: string): Finding => ({
  ...finding,
  key: `${finding.key}:${entry}`,
  message: { zh: `压缩包中的“${entry}”：${finding.message.zh}`, en: `"${entry}" in the archive: ${finding.message.en}` },
  value: finding.value ?? entry,
});
