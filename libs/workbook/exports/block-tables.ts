/** Dashboards to take along: a workbook with a sheet for every block, or one block as CSV; both say what they are of, and of when. */
import { blockName } from '#domain/dashboard/block-name.js';
import type { Block, Dashboard } from '#domain/dashboard/block.js';
import type { Language } from '#domain/errors.js';
import { BASIS_NAMES } from '#domain/indicators/basis.js';
import { periodName } from '#domain/period/period.js';
import { SECTORS } from '#domain/unit/unit.js';
import { writeCsv } from './csv.js';
import { exportTable, type ExportCell } from './export-table.js';
import { columnOf, valueOf } from './table-columns.js';
import { writeTables, type Table } from './table-workbook.js';

/** What an export says of a dashboard besides its blocks. */
export type ExportHead = Pick<
  Dashboard,
  'title' | 'period' | 'unit' | 'sector' | 'basis' | 'basisNote' | 'coverage' | 'status' | 'asOf' | 'dataVersion'
>;

export function writeBlockTables(head: ExportHead, blocks: readonly Block[], language: Language): Promise<Uint8Array> {
  const names = sheetNames(blocks, language);
  const sheets = blocks.map((block, i): Table => {
    const table = exportTable(block, language);
    return {
      sheet: names[i]!,
      title: block.title,
      notes: linesOf(head, block, language),
      columns: table.columns.map((column, c) =>
        columnOf(
          column,
          table.rows.map((row) => row[c] ?? null),
        ),
      ),
      rows: table.rows.map((row) => row.map(valueOf)),
    };
  });
  return writeTables(`${head.unit.name} ${periodName(head.period)[language]} ${head.title}`, sheets);
}

/** Lines of what it is, an empty one, then the table; a column of one unit has it in its head and bare numbers below. */
export function writeBlockCsv(head: ExportHead, block: Block, language: Language): Uint8Array {
  const { columns, rows } = exportTable(block, language);
  const units = columns.map((_, c) => unitOf(rows.map((row) => row[c] ?? null)));
  return writeCsv([
    ...[block.title, ...linesOf(head, block, language)].map((line) => [line]),
    [],
    columns.map(({ head: name }, c) => (units[c] ? `${name}（${units[c]}）` : name)),
    ...rows.map((row) =>
      row.map((cell, c) => (typeof cell !== 'object' || cell === null ? cell : units[c] === null ? cell.display : cell.value)),
    ),
  ]);
}

/** Whose figures, of when, how far they are settled; then what the block says of itself. */
function linesOf(head: ExportHead, block: Block, language: Language): string[] {
  const zh = language === 'zh';
  const sector = head.sector ? SECTORS[head.sector][language] : '';
  const basis = head.basis === 'as_was' ? '' : head.basisNote || BASIS_NAMES[head.basis][language];
  const settled = head.status === 'provisional' ? (zh ? '暂定数据' : 'provisional') : zh ? '定稿' : 'final';
  const asOf = head.asOf === null ? '' : `${zh ? '数据截至' : 'as of'} ${inShanghai(head.asOf)}`;
  return [
    [head.unit.name, periodName(head.period)[language], head.title, sector, basis].filter(Boolean).join(' · '),
    block.subtitle,
    [settled, asOf, `${zh ? '数据版本' : 'data version'} ${head.dataVersion}`, head.coverage.display].filter(Boolean).join(' · '),
    ...block.notes,
  ].filter(Boolean);
}

const inShanghai = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** The one unit of a column's numbers; null where they have several, '' where they have none. */
function unitOf(cells: ExportCell[]): string | null {
  const units = new Set(cells.flatMap((cell) => (typeof cell === 'object' && cell !== null ? [cell.unit] : [])));
  return units.size > 1 ? null : ([...units][0] ?? '');
}

const LONGEST_NAME = 31;

/** Names a workbook may have, the same every quarter and no two alike. */
export function sheetNames(blocks: readonly Pick<Block, 'id'>[], language: Language): string[] {
  const times = new Map<string, number>();
  return blocks.map((block) => {
    const name = blockName(block, language)
      .replaceAll(/[\\/:*?[\]']/g, ' ')
      .slice(0, LONGEST_NAME);
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? name : `${name.slice(0, LONGEST_NAME - 3)} ${time}`;
  });
}
