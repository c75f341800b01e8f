/** A block in a few sentences: the aria-label on screen and the alternative text in documents. */
import type { Block } from '#domain/dashboard/block.js';
import type { Language } from '#domain/errors.js';
import { describeChart } from './charts.js';
import { listed } from './describe-words.js';

/** Title, scope, the extremes and what is missing. */
export function describeBlock(block: Block, language: Language): string {
  const stop = language === 'zh' ? '。' : '. ';
  const sentences = [block.title, block.subtitle, ...(describeChart(block, language) ?? undrawn(block, language))];
  return sentences.filter(Boolean).join(stop).concat(stop).trim();
}

/** Blocks that page and document lay out themselves. */
function undrawn(block: Block, language: Language): string[] {
  if (block.kind === 'kpi') return [listed(block.items, language)];
  if (block.kind !== 'table') return [];
  const [rows, columns] = [block.rows.length, block.columns.length];
  return [language === 'zh' ? `表格，${rows} 行 ${columns} 列` : `table of ${rows} rows and ${columns} columns`];
}
