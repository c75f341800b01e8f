/** Any block as a table: what the switch from picture to figures shows, what a screen reader reads, and what an export writes. */
import type { Language, Text } from '../errors.js';
import { formatNumber, NO_VALUE } from '../indicators/format-figure.js';
import type { Block, Drill, Figure, Tone, TreemapNode } from './block.js';

export interface TableCell {
  display: string;
  /** The number behind the display, in its unit; absent where there is none by nature. */
  value?: number | null;
  tone?: Tone;
  /** "454/467"; absent without a denominator. */
  ratio?: string;
  /** "27/30": units reported of expected. */
  coverage?: string;
  /** Both in one line, or what else is said under the figure. */
  hint?: string;
  isText?: boolean;
}
export interface BlockTable {
  columns: { name: string; isText: boolean }[];
  rows: { key: string; drill: Drill | null; cells: TableCell[] }[];
}

const WORDS = {
  indicator: { zh: '指标', en: 'Indicator' },
  name: { zh: '名称', en: 'Name' },
  period: { zh: '报告期', en: 'Period' },
  value: { zh: '数值', en: 'Value' },
  target: { zh: '目标', en: 'Target' },
  pace: { zh: '应达进度', en: 'Due now' },
  quarterChange: { zh: '环比', en: 'QoQ' },
  yearChange: { zh: '同比', en: 'YoY' },
  above: { zh: '上级', en: 'Above' },
  group: { zh: '组别', en: 'Group' },
  median: { zh: '本组中位数', en: 'Median of the group' },
  change: { zh: '增减', en: 'Change' },
  remark: { zh: '说明', en: 'Remark' },
  stage: { zh: '环节', en: 'Stage' },
  share: { zh: '占首个环节', en: 'Of the first stage' },
} as const satisfies Record<string, Text>;

export function blockTable(block: Block, language: Language): BlockTable {
  const say = (word: keyof typeof WORDS): string => WORDS[word][language];
  switch (block.kind) {
    case 'kpi':
      return {
        columns: columns([say('indicator')], say('value'), say('target'), say('quarterChange'), say('yearChange')),
        rows: block.items.map((i) =>
          row(i.code, [
            text(i.name),
            figure({ ...i.figure, coverage: i.filed ?? i.figure.coverage }, i.tone),
            { display: i.target ?? NO_VALUE },
            i.quarterChange,
            i.yearChange,
          ]),
        ),
      };
    case 'trend':
      return {
        columns: columns([say('period')], ...block.series.map((s) => s.name), ...(block.target ? [block.target.name] : [])),
        rows: block.periods.map((period, i) =>
          row(period, [
            text(period),
            ...block.series.map((s) => figure(s.figures[i])),
            ...(block.target ? [number(block.target.values[i] ?? null, block.decimals)] : []),
          ]),
        ),
      };
    case 'bar':
      return {
        columns: columns([say('name')], say('value'), ...(block.compareName ? [block.compareName] : [])),
        rows: block.bars.map((b) =>
          row(b.key, [text(b.name), figure(b.figure, b.tone), ...(block.compareName ? [number(b.compare, block.decimals)] : [])], b.drill),
        ),
      };
    case 'stack':
      return {
        columns: columns([say('name')], ...block.series.map((s) => s.name)),
        rows: block.categories.map((name, i) => row(name, [text(name), ...block.series.map((s) => figure(s.figures[i]))])),
      };
    case 'heat':
      return {
        columns: columns([say('name')], ...block.columns.map((c) => c.name)),
        rows: block.rows.map((r) => row(r.key, [text(r.name), ...r.cells.map((c) => figure(c.figure, c.tone))], r.drill)),
      };
    case 'gap':
      return {
        columns: columns([say('name')], block.fromName, block.toName),
        rows: block.rows.map((r) => row(r.key, [text(r.name), figure(r.from), figure(r.to)], r.drill)),
      };
    case 'bullet':
      return {
        columns: columns([say('indicator')], say('value'), say('pace'), say('target')),
        rows: block.rows.map((r) =>
          row(r.key, [text(r.name), figure(r.figure, r.tone), number(r.pace, block.decimals), number(r.target, block.decimals)]),
        ),
      };
    case 'radar':
      return {
        columns: columns([say('name')], ...block.series.map((s) => s.name)),
        rows: block.axes.map((axis, i) => row(axis.key, [text(axis.name), ...block.series.map((s) => figure(s.figures[i]))])),
      };
    case 'treemap':
      return {
        columns: columns([say('name'), say('above')], block.areaName, say('value')),
        rows: block.nodes.flatMap((node) => treemapRows(node, '')),
      };
    case 'strip':
      return {
        columns: columns([say('name'), say('group')], say('value'), say('median')),
        rows: block.groups.flatMap((group) =>
          group.points.map((p) =>
            row(
              `${group.key}/${p.key}`,
              [text(p.name), text(group.name), figure(p.figure, p.tone), number(group.box?.median ?? null, block.decimals)],
              p.drill,
            ),
          ),
        ),
      };
    case 'waterfall':
      return {
        columns: columns([say('name')], say('value'), say('change')),
        rows: [
          row('from', [text(block.from.name), figure(block.from.figure), text('')]),
          ...block.steps.map((s) => row(s.key, [text(s.name), text(''), { display: s.display, value: s.delta, tone: s.tone }], s.drill)),
          row('to', [text(block.to.name), figure(block.to.figure), text('')]),
        ],
      };
    case 'months':
      return {
        columns: columns([say('name')], ...block.months.map((m) => m.name), say('remark')),
        rows: block.rows.map((r) => row(r.key, [text(r.name), ...r.cells.map((c) => figure(c)), r.mark], r.drill)),
      };
    case 'funnel':
      return {
        columns: columns([say('stage')], say('value'), say('share')),
        rows: block.stages.map((s) => row(s.key, [text(s.name), figure(s.figure, s.tone), { display: s.share }])),
      };
    case 'table':
      return {
        columns: block.columns.map((c) => ({ name: c.name, isText: c.align !== 'right' })),
        rows: block.rows.map((r) =>
          row(
            r.key,
            r.cells.map((c, i) => ({ ...c, isText: block.columns[i]?.align !== 'right' })),
            r.drill,
          ),
        ),
      };
  }
}

const row = (key: string, cells: TableCell[], drill: Drill | null = null): BlockTable['rows'][number] => ({ key, drill, cells });
const text = (display: string): TableCell => ({ display, isText: true });
const number = (value: number | null, decimals: number): TableCell => ({
  display: value === null ? NO_VALUE : formatNumber(value, decimals),
  value,
});
const columns = (texts: string[], ...numbers: string[]): BlockTable['columns'] => [
  ...texts.map((name) => ({ name, isText: true })),
  ...numbers.map((name) => ({ name, isText: false })),
];

function figure(f: Figure | undefined, tone?: Tone): TableCell {
  if (!f) return { display: NO_VALUE };
  // A share of units says its coverage already.
  const coverage = f.coverage === f.ratio ? '' : f.coverage;
  return {
    display: f.display,
    value: f.value,
    hint: [f.ratio, coverage && `(${coverage})`].filter(Boolean).join(' '),
    ...(f.ratio ? { ratio: f.ratio } : {}),
    ...(f.coverage ? { coverage: f.coverage } : {}),
    ...(tone ? { tone } : {}),
  };
}

function treemapRows(node: TreemapNode, above: string): BlockTable['rows'] {
  const own = [text(node.name), text(above), { display: node.areaDisplay, value: node.area }, figure(node.figure, node.tone)];
  return [row(node.key, own, node.drill), ...node.children.flatMap((child) => treemapRows(child, node.name))];
}
