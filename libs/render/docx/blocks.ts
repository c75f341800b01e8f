/** Blocks of the dashboards in the editable document: tables that can be edited, headline figures as a table, charts as sharp pictures. */
import {
  AlignmentType,
  BorderStyle,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { BriefingLayout } from '#domain/briefing/briefing.js';
import type { Tone } from '#domain/dashboard/block.js';
import type { KpiItem, NodeData } from '../briefing-data.js';
import { PAGES } from '../pages.js';
import { GREY, INK, RED, RULE, twips } from './look.js';

export type BlockData = Extract<NodeData, { title: string }>;
type Kpi = Extract<NodeData, { type: 'kpi' }>;
type TableNode = Extract<NodeData, { type: 'table' }>;
type Chart = Extract<NodeData, { type: 'chart' }>;
/** Pictures of the drawings, by their file name. */
export type Pictures = ReadonlyMap<string, Buffer>;

export function blockNodes(data: BlockData, layout: BriefingLayout, pictures: Pictures): (Paragraph | Table)[] {
  // What is to be known of a table stands above it: its end may be pages away.
  const isTable = data.type === 'table';
  const notes = data.notes.map(
    (text, i) =>
      new Paragraph({
        ...{ style: 'BlockNote', text, keepNext: isTable },
        ...(isTable && i === data.notes.length - 1 ? { spacing: { after: twips(4) } } : {}),
      }),
  );
  return [
    ...(data.title ? [new Paragraph({ style: 'BlockTitle', text: data.title })] : []),
    ...(data.subtitle ? [new Paragraph({ style: 'BlockSubtitle', text: data.subtitle })] : []),
    ...(isTable ? [...notes, inside(data, layout, pictures)] : [inside(data, layout, pictures), ...notes]),
    // Two tables that touch would become one.
    new Paragraph({ style: 'BlockNote', text: '' }),
  ];
}

function inside(data: BlockData, layout: BriefingLayout, pictures: Pictures): Paragraph | Table {
  if (data.type === 'kpi') return kpiTable(data, layout);
  return data.type === 'table' ? table(data, layout) : picture(data, layout, pictures);
}

const line = (size: number, color: string) => ({ style: BorderStyle.SINGLE, size, color });
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const colourOf = (tone: Tone): string => (tone === 'bad' ? RED : tone === 'muted' ? GREY : INK);
const ALIGN = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;
const TIGHT = { marginUnitType: WidthType.DXA, top: 45, bottom: 45, left: 90, right: 90 };

function table(data: TableNode, layout: BriefingLayout): Table {
  const { columns, rows } = data;
  const area = PAGES[layout].area;
  const { size, widths } = roomier(data, area);
  const columnWidths = widths.map(twips);
  const cell = (display: string, i: number, style: string, tone: Tone, isFirst: boolean) =>
    new TableCell({
      width: { size: columnWidths[i] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      borders: { left: none, right: none, top: isFirst ? line(9, INK) : line(3, RULE), bottom: isFirst ? line(5, INK) : line(3, RULE) },
      children: [
        new Paragraph({
          style,
          spacing: { line: twips(size * 1.25), lineRule: LineRuleType.AT_LEAST },
          alignment: ALIGN[columns[i]?.align ?? 'left'],
          // A value, and below it what it was divided by.
          children: display
            .split('\n')
            .map((text, at) => new TextRun({ text, break: at === 0 ? 0 : 1, size: size * 2, color: colourOf(tone), bold: tone === 'bad' })),
        }),
      ],
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(area), type: WidthType.DXA },
    columnWidths,
    margins: TIGHT,
    borders: { top: line(9, INK), bottom: line(6, INK), left: none, right: none, insideVertical: none, insideHorizontal: line(3, RULE) },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ name }, i) => cell(name, i, 'TableHead', 'neutral', true)),
      }),
      ...rows.map(
        (cells) =>
          new TableRow({ cantSplit: true, children: cells.map(({ display, tone }, i) => cell(display, i, 'TableText', tone, false)) }),
      ),
    ],
  });
}

/** What a program takes for fonts it has not got may have wider figures, and set a gap between them and Han characters. */
const STAND_IN = { figure: 0.65, gap: 0.25 };
const roomOf = (text: string, size: number): number => {
  const figures = text.match(/[!-~−–]/g)?.length ?? 0;
  const gaps = text.match(/[!-~](?=\p{Script=Han})|\p{Script=Han}(?=[!-~])/gu)?.length ?? 0;
  return ([...text].length - figures + figures * STAND_IN.figure + gaps * STAND_IN.gap) * size;
};
/** Columns of names keep this share of their width at least; the type is set smaller before they give up more. */
const NAMES_KEEP = 0.7;
const SMALLEST = 7.5;

/** A figure stays on one line in any font: its column gets the room it may need from those of names. */
function roomier({ columns, rows, widths, size }: TableNode, area: number): { widths: number[]; size: number } {
  const fixed = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const shared = widths.filter((width) => width === null).length;
  const given = widths.map((width) => width ?? (area - fixed) / shared);
  const isName = columns.map(({ align }) => align === 'left');
  const names = given.reduce((sum, width, i) => sum + (isName[i] ? width : 0), 0);
  const wanted = given.map((width, i) => {
    const lines = isName[i] ? [] : rows.flatMap((cells) => cells[i]?.display.split('\n') ?? []);
    return Math.max(width, ...lines.map((text) => roomOf(text, size) + 10));
  });
  const figures = wanted.reduce((sum, width, i) => sum + (isName[i] ? 0 : width), 0);
  if (names === 0 && figures <= area) return { widths: given, size };
  if (figures + names * NAMES_KEEP > area && size > SMALLEST)
    return roomier({ columns, rows, widths: given, size: size - 0.5 } as TableNode, area);
  const [ofNames, ofFigures] =
    figures + names * NAMES_KEEP <= area ? [(area - figures) / (names || 1), 1] : [NAMES_KEEP, (area - names * NAMES_KEEP) / figures];
  return { widths: wanted.map((width, i) => width * (isName[i] ? ofNames : ofFigures)), size };
}

function kpiTable({ items }: Kpi, layout: BriefingLayout): Table {
  const across = [1, 2, 4].includes(items.length) ? Math.min(2, items.length) : 3;
  const area = twips(PAGES[layout].area);
  const width = Math.floor(area / across);
  const rows = Array.from({ length: Math.ceil(items.length / across) }, (_, r) => items.slice(r * across, (r + 1) * across));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: area, type: WidthType.DXA },
    columnWidths: Array.from({ length: across }, () => width),
    margins: { ...TIGHT, top: layout === 'sheet' ? 50 : 120, bottom: layout === 'sheet' ? 50 : 120, left: 160, right: 120 },
    borders: {
      ...{ top: line(9, INK), bottom: line(6, INK), left: none, right: none },
      ...{ insideVertical: line(4, RULE), insideHorizontal: line(4, RULE) },
    },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: Array.from({ length: across }, (_, i) => {
            const item = cells[i];
            return new TableCell({
              width: { size: width, type: WidthType.DXA },
              children: item ? kpiCell(item, KPI_SCALE[layout]) : [new Paragraph({ style: 'TableText' })],
            });
          }),
        }),
    ),
  });
}

/** Type of headline figures against that of the official page. */
const KPI_SCALE: Record<BriefingLayout, number> = { official: 1, bulletin: 1, notice: 1, sheet: 0.9, deck: 1.7 };

function kpiCell({ name, display, basis, tone, changes }: KpiItem, scale: number): Paragraph[] {
  const said = (text: string, size: number, color: string, bold = false) =>
    new Paragraph({
      style: 'TableText',
      spacing: { line: twips(size * scale * 1.35), lineRule: LineRuleType.EXACT },
      children: [new TextRun({ text, size: Math.round(size * scale * 2), color, bold })],
    });
  return [
    said(name, 9.5, INK),
    said(display, display.length > 7 ? 15 : 20, colourOf(tone), true),
    ...(basis ? [said(basis, 8.5, GREY)] : []),
    ...changes.filter((change) => change.display).map((change) => said(change.display, 8.5, colourOf(change.tone))),
  ];
}

/** Pixels a word processor counts to an inch. */
const CSS_PIXEL = 96 / 72;

function picture({ alt, title, file, width, height }: Chart, layout: BriefingLayout, pictures: Pictures): Paragraph {
  const data = pictures.get(file);
  const { area, tall } = PAGES[layout];
  if (!data) throw new Error(`no picture of ${file}`);
  const scale = Math.min(area / width, tall === null ? Infinity : tall / height) * CSS_PIXEL;
  return new Paragraph({
    style: 'TableText',
    alignment: AlignmentType.CENTER,
    children: [
      new ImageRun({
        type: 'png',
        data,
        transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
        altText: { name: title, title, description: alt },
      }),
    ],
  });
}
