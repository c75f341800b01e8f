/** A briefing as the JSON its template reads: blocks laid out, charts drawn; not a word or figure more than the document tree holds. */
import { textWidth } from '#charts/measure-text.js';
import { describeBlock } from '#charts/describe-block.js';
import { sparkline } from '#charts/sparkline.js';
import type { Briefing, BriefingNode } from '#domain/briefing/briefing.js';
import { textOf } from '#domain/briefing/sentence.js';
import { printedItems } from '#domain/briefing/walk.js';
import type { Block, KpiBlock, TableBlock, Tone } from '#domain/dashboard/block.js';
import type { Language } from '#domain/errors.js';
import { lastDayOf } from '#domain/period/period.js';
import type { FontSet } from './font-set.js';
import { drawBlock } from './svg-charts.js';

/** Pixels a chart is drawn for; it is printed at the width of the type area, 442 pt. */
const CHART_WIDTH = 640;
const TYPE_AREA = 442;
const CELL_PADDING = 9;
const SPARK = { width: 50, height: 16 };

export interface BriefingData {
  json: string;
  /** File name → SVG. */
  drawings: Map<string, string>;
}

export function briefingData(briefing: Briefing, fonts: FontSet): BriefingData {
  const drawings = new Map<string, string>();
  const nodes = (list: BriefingNode[]) => list.map((node) => nodeData(node, briefing.language, drawings));
  const { body, annexes, colophon, ...rest } = briefing;
  const data = {
    ...rest,
    body: nodes(body),
    annexes: annexes.map((annex) => ({ title: annex.title, body: nodes(annex.body) })),
    colophon: [...colophon, fonts.describe(briefing.language)],
    date: dateOf(briefing),
    faces: fonts.faces,
  };
  return { json: JSON.stringify(data), drawings };
}

/** The document's own date makes its bytes the same on every run. */
function dateOf(briefing: Briefing): [number, number, number] {
  const found = briefing.issuedOn.match(/(\d{4})\D+(\d{1,2})\D+(\d{1,2})/) ?? lastDayOf(briefing.period).match(/(\d+)-(\d+)-(\d+)/);
  const [, year = 2000, month = 1, day = 1] = (found ?? []).map(Number);
  return [year, month, day];
}

function nodeData(node: BriefingNode, language: Language, drawings: Map<string, string>): object {
  switch (node.type) {
    case 'paragraph':
      return { type: node.type, text: textOf(node.sentence) };
    case 'list':
      return { type: node.type, items: printedItems(node) };
    case 'block':
      return blockData(node.block, language, drawings);
    default:
      return node;
  }
}

function blockData(block: Block, language: Language, drawings: Map<string, string>): object {
  const shared = { title: block.title, subtitle: block.subtitle, notes: block.notes };
  if (block.kind === 'kpi') return { ...shared, type: 'kpi', items: block.items.map(kpiData) };
  if (block.kind === 'table') return { ...shared, type: 'table', ...tableData(block) };
  const drawing = drawBlock(block, { width: CHART_WIDTH, medium: 'paper', language });
  const file = `chart-${drawings.size + 1}.svg`;
  drawings.set(file, drawing?.svg ?? '');
  return { ...shared, type: 'chart', file, alt: describeBlock(block, language) };
}

function kpiData(item: KpiBlock['items'][number]) {
  const { points, last } = sparkline(item.trend, SPARK.width, SPARK.height);
  return {
    name: item.name,
    figure: item.figure,
    target: item.target,
    tone: item.tone,
    quarterChange: item.quarterChange,
    yearChange: item.yearChange,
    spark: { ...SPARK, points, last },
  };
}

interface TableData {
  size: number;
  /** Points; null takes a share of what is left. */
  widths: (number | null)[];
  columns: TableBlock['columns'];
  rows: { display: string; tone: Tone }[][];
}

/** Figures keep their natural width on one line; names share what is left and wrap. A crowded table is set smaller. */
function tableData(block: TableBlock): TableData {
  const rows = block.rows.map((row) => row.cells.map(({ display, tone }) => ({ display, tone })));
  for (const size of [10.5, 9.5, 8.5]) {
    const natural = block.columns.map(
      (column, i) =>
        CELL_PADDING +
        1 +
        Math.max(...words(column.name, size), ...rows.map((cells) => textWidth(cells[i]?.display ?? '', size, cells[i]?.tone === 'bad'))),
    );
    const flexible = block.columns.map((column) => column.align === 'left');
    const fixed = natural.reduce((sum, width, i) => sum + (flexible[i] ? 0 : width), 0);
    const names = natural.reduce((sum, width, i) => sum + (flexible[i] ? Math.min(width, size * 14) : 0), 0);
    if (fixed + names <= TYPE_AREA || size === 8.5)
      return { size, columns: block.columns, rows, widths: shares(natural, flexible, TYPE_AREA - fixed) };
  }
  return { size: 8.5, columns: block.columns, rows, widths: block.columns.map(() => null) };
}

/** A Chinese heading of more than five characters breaks into two even lines, an English one between words. */
const words = (name: string, size: number): number[] =>
  /[\u4e00-\u9fff]/.test(name)
    ? [textWidth(name, size) <= size * 5.2 ? textWidth(name, size) : textWidth(name, size) / 2 + size * 0.6]
    : name.split(' ').map((word) => textWidth(word, size, true));

/** What the fixed columns leave over goes to the names, longer ones getting more but not all; without name columns it is spread evenly. */
function shares(natural: number[], flexible: boolean[], left: number): (number | null)[] {
  const weight = natural.map((width, i) => (flexible[i] ? Math.sqrt(width) : 0));
  const total = weight.reduce((sum, one) => sum + one, 0);
  if (total === 0) return natural.map((width) => width + left / natural.length);
  if (left < 60) return natural.map(() => null);
  return natural.map((width, i) => (flexible[i] ? ((weight[i] ?? 0) / total) * left : width));
}
