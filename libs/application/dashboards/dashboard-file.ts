/** A dashboard as a file to take along; the same for every screen that is one. */
import { blockName } from '#domain/dashboard/block-name.js';
import type { Dashboard } from '#domain/dashboard/block.js';
import { DomainError, type Language } from '#domain/errors.js';
import { writeBlockCsv, writeBlockTables } from '#workbook/exports/block-tables.js';
import type { FiguresStamp } from './ready-answer.js';

export const FILE_FORMATS = ['xlsx', 'csv'] as const;
export interface FileWish {
  format: (typeof FILE_FORMATS)[number];
  /** Only this block, by its id; CSV holds one table and needs it, unless there is but one. */
  block?: string | undefined;
}
export interface DashboardFile extends FiguresStamp {
  fileName: string;
  bytes: Uint8Array;
}

/** Throws `not_found` for a block the dashboard does not have, `invalid` for a CSV of several. */
export async function dashboardFile(dashboard: Dashboard, { format, block: wanted }: FileWish, language: Language): Promise<DashboardFile> {
  const blocks = wanted === undefined ? dashboard.blocks : dashboard.blocks.filter(({ id }) => id === wanted);
  const ids = dashboard.blocks.map(({ id }) => id).join('、');
  const [first] = blocks;
  if (!first)
    throw new DomainError('not_found', {
      zh: wanted === undefined ? '这里还没有可导出的数据' : `没有图块“${wanted}”，这里有：${ids}`,
      en: wanted === undefined ? 'There is nothing to export here yet' : `There is no block "${wanted}" here; there are: ${ids}`,
    });
  if (format === 'csv' && blocks.length > 1)
    throw new DomainError('invalid', {
      zh: `CSV 只能放一张表，请用 block 指明图块：${ids}`,
      en: `A CSV file holds one table: name a block, one of ${ids}`,
    });
  const name = [dashboard.unit.name, dashboard.period, dashboard.title, ...(wanted === undefined ? [] : [blockName(first, language)])];
  return {
    fileName: `${name.join('_').replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '')}.${format}`,
    bytes: format === 'csv' ? writeBlockCsv(dashboard, first, language) : await writeBlockTables(dashboard, blocks, language),
    asOf: dashboard.asOf,
    dataVersion: dashboard.dataVersion,
  };
}
