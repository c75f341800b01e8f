/** A briefing laid out for setting: blocks as tables and drawings, the page's own words; not a word or figure more than the document tree holds. */
import { describeBlock } from '#charts/describe-block.js';
import { sparkline } from '#charts/sparkline.js';
import type { Briefing, BriefingLayout, BriefingNode } from '#domain/briefing/briefing.js';
import { textOf } from '#domain/briefing/sentence.js';
import { printedItems } from '#domain/briefing/walk.js';
import type { Block, KpiBlock, Tone } from '#domain/dashboard/block.js';
import type { Language } from '#domain/errors.js';
import { lastDayOf } from '#domain/period/period.js';
import { drawingContext } from './drawing-size.js';
import { frameWords, type FrameWords } from './frame-words.js';
import { drawBlock } from './svg-charts.js';
import { type TableData, tableData } from './table-data.js';

interface BlockWords {
  title: string;
  subtitle: string;
  notes: string[];
}
export interface KpiItem {
  name: string;
  display: string;
  /** 454/467   目标 100%, or of a rate of filing 99/99   已报或已到期99/118份. */
  basis: string;
  tone: Tone;
  changes: { display: string; tone: Tone }[];
  spark: { width: number; height: number; points: unknown; last: unknown };
}
export type NodeData =
  | { type: 'heading'; id: string; level: 1 | 2 | 3; text: string }
  | { type: 'paragraph' | 'note'; text: string }
  | { type: 'list'; items: string[] }
  | { type: 'page_break' }
  | (BlockWords & { type: 'kpi'; items: KpiItem[] })
  | (BlockWords & TableData & { type: 'table' })
  | (BlockWords & { type: 'chart'; file: string; alt: string; width: number; height: number });

export interface LaidOut {
  language: Language;
  layout: BriefingLayout;
  period: string;
  unit: string;
  /** 草稿（第3稿），未经发布; empty on what is released. */
  mark: string;
  masthead: string;
  issue: string;
  issuingOffice: string;
  issuedOn: string;
  title: string;
  body: NodeData[];
  annexes: { title: string; label: string; body: NodeData[] }[];
  sealSpace: boolean;
  colophon: string[];
  words: FrameWords;
  /** Year, month, day: the document's own date makes its bytes the same on every run. */
  date: [number, number, number];
}

const SPARK = { width: 50, height: 16 };

/** `drawings`: file name → SVG. */
export function layOut(briefing: Briefing): { data: LaidOut; drawings: Map<string, string> } {
  const drawings = new Map<string, string>();
  const nodes = (list: readonly BriefingNode[]) => list.map((node) => nodeData(node, briefing, drawings));
  const { language, layout, period, masthead, issue, issuingOffice, issuedOn, title, sealSpace, colophon } = briefing;
  const words = frameWords(briefing);
  const data: LaidOut = {
    ...{ language, layout, period, masthead, issue, issuingOffice, issuedOn, title, sealSpace, colophon },
    unit: briefing.unit.name,
    mark: briefing.mark ?? '',
    body: nodes(briefing.body),
    annexes: briefing.annexes.map((annex, i) => ({ title: annex.title, label: words.annexLabels[i] ?? '', body: nodes(annex.body) })),
    words,
    date: dateOf(briefing),
  };
  return { data, drawings };
}

function dateOf(briefing: Briefing): [number, number, number] {
  const found = briefing.issuedOn.match(/(\d{4})\D+(\d{1,2})\D+(\d{1,2})/) ?? lastDayOf(briefing.period).match(/(\d+)-(\d+)-(\d+)/);
  const [, year = 2000, month = 1, day = 1] = (found ?? []).map(Number);
  return [year, month, day];
}

function nodeData(node: BriefingNode, briefing: Briefing, drawings: Map<string, string>): NodeData {
  switch (node.type) {
    case 'heading':
      return { type: node.type, id: node.id, level: node.level, text: node.text };
    case 'paragraph':
      return { type: node.type, text: textOf(node.sentence) };
    case 'list':
      return { type: node.type, items: printedItems(node) };
    case 'block':
      return blockData(node.block, briefing, drawings);
    case 'note':
      return { type: node.type, text: node.text };
    case 'page_break':
      return { type: node.type };
  }
}

function blockData(block: Block, { layout, language }: Briefing, drawings: Map<string, string>): NodeData {
  const words = { title: block.title, subtitle: block.subtitle, notes: block.notes };
  if (block.kind === 'kpi') return { ...words, type: 'kpi', items: block.items.map(kpiItem) };
  if (block.kind === 'table') return { ...words, type: 'table', ...tableData(block, layout) };
  const drawing = drawBlock(block, drawingContext(block, { layout, language }));
  const file = `chart-${drawings.size + 1}.svg`;
  drawings.set(file, drawing?.svg ?? '');
  const { width = 0, height = 0 } = drawing ?? {};
  return { ...words, type: 'chart', file, alt: describeBlock(block, language), width, height };
}

function kpiItem(item: KpiBlock['items'][number]): KpiItem {
  const { points, last } = sparkline(item.trend, SPARK.width, SPARK.height, item.starts);
  return {
    name: item.name,
    display: item.figure.display,
    basis: [item.figure.ratio, item.target, item.filed].filter(Boolean).join('   '),
    tone: item.tone,
    changes: [item.quarterChange, item.yearChange],
    spark: { ...SPARK, points, last },
  };
}
