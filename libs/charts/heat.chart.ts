/** Units × indicators as a grid of figures: tinted by what they say, hatched where uncertain, empty where nobody reported. */
import type { Figure, HeatBlock } from '#domain/dashboard/block.js';
import { type Chart, figureTip, type Frame, legendHeight, literal, rowHeads } from './chart.js';
import { rangeOf } from './describe-words.js';
import { barStyle, textOn, toneGround, vacant } from './fill.js';
import { evenly, textWidth } from './measure-text.js';
import { type Mark, marks, plane, type Rect, rowNames, type Words, words } from './plane.js';
import { rate, sampleText, unreported } from './samples.js';
import { type Theme, toneColor } from './theme.js';
import { BY_TARGET, explained, type LegendEntry, tonesOf } from './tone-legend.js';

type Cell = HeatBlock['rows'][number]['cells'][number];
const HEAD_LINES = 3;
/** Of columns a few characters wide, on a phone. */
const NARROW_HEAD_LINES = 9;
/** Columns too narrow for a figure go on below the others, in so many bands at most. */
const MOST_BANDS = 4;

interface Layout {
  named: ReturnType<typeof rowHeads>;
  column: number;
  heads: string[];
  /** Columns of a band, and how many bands there are. */
  across: number;
  bands: number;
  /** Above all bands, above the rows of each, and from one to the next. */
  legend: number;
  top: number;
  gap: number;
}

function layout(block: HeatBlock, frame: Omit<Frame, 'height'>): Layout {
  const { theme, width } = frame;
  const named = rowHeads(
    block.rows.map((row) => row.name),
    frame,
    width < 480 ? 0.3 : 0.28,
  );
  const room = width - named.left - 8;
  const columns = Math.max(1, block.columns.length);
  const bands = Math.min(MOST_BANDS, Math.ceil(columns / Math.max(1, Math.floor(room / (theme.small * 2.9)))));
  const across = Math.ceil(columns / bands);
  const column = room / across;
  const isNarrow = column < theme.small * 6;
  const most = isNarrow ? NARROW_HEAD_LINES : HEAD_LINES;
  const heads = block.columns.map(({ name }) =>
    evenly(literal(isNarrow ? unbracketed(name) : name), Math.max(column - 4, theme.small), theme.small, most),
  );
  const lines = Math.max(1, ...heads.map((head) => head.split('\n').length));
  const legend = legendHeight(
    legendOf(block, frame).map(({ name }) => name),
    frame,
  );
  return { named, column, heads, across, bands, legend, top: lines * theme.small * 1.35 + 8, gap: theme.size };
}

/** Where the tones of the cells have names, their grounds are explained. */
const legendOf = (block: HeatBlock, { theme, language }: Omit<Frame, 'height'>): LegendEntry[] =>
  block.judged
    ? tonesOf(
        block.rows.flatMap((row) => row.cells),
        BY_TARGET,
        language,
      ).map(({ tone, name }) => ({
        name,
        icon: 'rect',
        fill: { ...barStyle(toneGround(theme, tone)), borderColor: toneColor(tone, theme.palette), borderWidth: 1 },
      }))
    : [];

/** In lines of two characters a bracket would stand alone. */
const unbracketed = (name: string): string => name.replace(/（/g, ' ').replace(/）/g, '');

export const heatChart: Chart<'heat'> = {
  kind: 'heat',
  height: (block, frame) => {
    const { named, bands, legend, top, gap } = layout(block, frame);
    return Math.round(legend + bands * (top + Math.max(1, block.rows.length) * named.row * 0.95 + gap) - gap + 2);
  },
  option: (block, frame) => {
    const { theme } = frame;
    const { named, column, heads, across, bands, legend, top, gap } = layout(block, frame);
    const tall = (frame.height - legend - 2 + gap) / bands;
    const pitch = (tall - top - gap) / Math.max(1, block.rows.length);
    const foot = (at: number) => legend + Math.floor(at / across) * tall + top;
    const middle = (row: number, at = 0) => foot(at) + (row + 0.5) * pitch;
    const centre = (at: number) => named.left + 8 + ((at % across) + 0.5) * column;
    const printed = formOf(block, column, theme);
    const said = explained(legendOf(block, frame), frame);
    const isRoomy = withRatios(block, column - 2, theme);
    const cells = block.rows.flatMap((row, y) =>
      row.cells.map((cell, x) => {
        const rect = { x: centre(x) - column / 2 + 1, y: middle(y, x) - pitch / 2 + 1, width: column - 2, height: pitch - 2 };
        return {
          cell,
          rect,
          tip: figureTip(`${row.name} · ${block.columns[x]?.name ?? ''}`, cell.figure, frame.language),
          drill: row.drill,
          place: [y, x] as [number, number],
        };
      }),
    );
    return {
      ...plane(frame),
      ...(said.series.length > 0 ? { legend: said.legend } : {}),
      series: [
        ...marks(
          cells.map(({ cell, rect, ...answer }) => ({ rect, ...look(cell, printed, theme, isRoomy), ...answer })),
          frame,
        ),
        ...marks(
          cells.flatMap(({ cell, rect }) => edge(cell, rect, theme)),
          frame,
        ),
        words(
          [
            ...heads.map((text, i): Words => ({
              text,
              x: centre(i),
              y: foot(i) - 6 - (text.split('\n').length / 2) * theme.small * 1.35,
              align: 'center',
              size: theme.small,
              color: theme.palette.muted,
            })),
            ...Array.from({ length: bands }, (_, band) => rowNames(block.rows, named, (row) => middle(row, band * across))).flat(),
          ],
          frame,
        ),
        ...said.series,
      ],
    };
  },
  describe: (block, language) =>
    block.columns.map((column, i) => {
      const cells = block.rows.flatMap((row) => (row.cells[i] ? [{ name: row.name, figure: row.cells[i].figure }] : []));
      return `${column.name} ${rangeOf(cells, language)}`;
    }),
  sample: {
    ...sampleText('sample-heat', '两个单位三项指标未达标', ['LIF01', 'LIF02', 'LIF05', 'LIF06']),
    kind: 'heat',
    judged: true,
    columns: [
      { key: 'LIF01', name: '党员大会达标率' },
      { key: 'LIF02', name: '支委会达标率' },
      { key: 'LIF05', name: '主题党日达标率' },
      { key: 'LIF06', name: '组织生活出席率' },
    ],
    rows: [
      {
        key: 'u1',
        name: '机关党委',
        drill: { unit: 'u1' },
        cells: [cell(100, 'good'), cell(98.5, 'good'), cell(100, 'good'), cell(91.2, 'good')],
      },
      {
        key: 'u2',
        name: '高速公路管理中心党委',
        drill: { unit: 'u2' },
        cells: [cell(84.4, 'bad'), cell(90.1, 'neutral'), cell(76, 'bad', true), cell(85, 'warn')],
      },
      {
        key: 'u3',
        name: '城市公共交通服务有限责任公司第三分公司联合党支部委员会',
        drill: { unit: 'u3' },
        cells: [missing(), missing(), missing(), missing()],
      },
    ],
  },
};

function cell(value: number, tone: Cell['tone'], uncertain = false): Cell {
  return { figure: rate(value, '', uncertain), tone };
}
function missing(): Cell {
  return { figure: unreported, tone: 'muted' };
}

/** Whether every cell has room for its n/d: half of them with it would look as if the others had none. */
const withRatios = (block: HeatBlock, width: number, theme: Theme): boolean =>
  block.rows.every((row) =>
    row.cells.every(({ figure }) => textWidth(`${figure.display} ${figure.ratio}`, theme.small, true) <= width - theme.size * 0.5),
  );

function look({ figure, tone }: Cell, printed: (figure: Figure) => string, theme: Theme, isRoomy: boolean): Pick<Mark, 'fill' | 'label'> {
  const { palette, small } = theme;
  const fill = figure.value === null ? vacant(theme) : toneGround(theme, tone, figure.uncertain);
  const formatter = printed(figure);
  const color = figure.value === null ? palette.muted : tone === 'bad' ? palette.accent : palette.ink;
  const label = { position: 'inside', fontSize: small, ...textOn(fill), fontWeight: tone === 'bad' ? 700 : 400, color };
  if (!formatter) return { fill };
  if (!isRoomy || figure.value === null || !figure.ratio) return { fill, label: { ...label, formatter } };
  const ratio = { ...textOn(fill), fontSize: small, fontWeight: 400, color: palette.text, padding: [0, 0, 0, small * 0.4] };
  return { fill, label: { ...label, formatter: `${formatter}{r|${literal(figure.ratio)}}`, rich: { r: ratio } } };
}

/** A dark edge at the left of what needs attention, a short one of what is near the line: seen in grey as well. */
function edge({ figure, tone }: Cell, { x, y, height }: Rect, theme: Theme): Mark[] {
  if (figure.value === null || (tone !== 'bad' && tone !== 'warn')) return [];
  const tall = height * (tone === 'bad' ? 1 : 0.45);
  const rect = { x, y: y + (height - tall) / 2, width: theme.size * 0.25, height: tall };
  return [{ rect, fill: { color: toneColor(tone, theme.palette), over: [] } }];
}

/** A figure as printed; without its unit; rounded. */
const forms = ({ value, display }: Figure): string[] => [
  display,
  display.replace(/%$/, ''),
  value === null ? '—' : String(Math.round(value)),
];
const fits = (text: string, column: number, { size, small }: Theme): boolean => textWidth(text, small, true) <= column - 2 - size * 0.5;

/** All figures of a grid in the one form that all have room for; nothing where even the last does not fit (colour and tooltip remain). */
function formOf(block: HeatBlock, column: number, theme: Theme): (figure: Figure) => string {
  const known = block.rows.flatMap((row) => row.cells.map(({ figure }) => figure)).filter((figure) => figure.value !== null);
  const form = [0, 1].find((at) => known.every((figure) => fits(forms(figure)[at] ?? '', column, theme))) ?? 0;
  return (figure) =>
    literal(
      forms(figure)
        .slice(form)
        .find((text) => fits(text, column, theme)) ?? '',
    );
}
