/** Units × indicators as a grid of figures: tinted by what they say, hatched where uncertain, empty where nobody reported. */
import type { Figure, HeatBlock } from '#domain/dashboard/block.js';
import { type Chart, figureTip, type Frame, literal, nameRoom } from './chart.js';
import { rangeOf } from './describe-words.js';
import { textOn, toneGround, vacant } from './fill.js';
import { evenly, textWidth } from './measure-text.js';
import { type Mark, marks, plane, type Rect, rowNames, type Words, words } from './plane.js';
import { rate, sampleText, unreported } from './samples.js';
import { type Theme, toneColor } from './theme.js';

type Cell = HeatBlock['rows'][number]['cells'][number];
const HEAD_LINES = 3;
/** Of columns a few characters wide, on a phone. */
const NARROW_HEAD_LINES = 9;

function layout(block: HeatBlock, frame: Omit<Frame, 'height'>) {
  const { theme, width } = frame;
  const left = nameRoom(
    block.rows.map((row) => row.name),
    frame,
    width < 480 ? Math.min(0.38, Math.max(0.3, 1 - (block.columns.length * theme.small * 2.75) / width)) : 0.28,
  );
  const column = (width - left - 8) / Math.max(1, block.columns.length);
  const isNarrow = column < theme.small * 6;
  const most = isNarrow ? NARROW_HEAD_LINES : HEAD_LINES;
  const heads = block.columns.map(({ name }) =>
    evenly(literal(isNarrow ? unbracketed(name) : name), Math.max(column - 4, theme.small), theme.small, most),
  );
  const lines = Math.max(1, ...heads.map((head) => head.split('\n').length));
  return { left, column, heads, top: lines * theme.small * 1.35 + 8 };
}

/** In lines of two characters a bracket would stand alone. */
const unbracketed = (name: string): string => name.replace(/（/g, ' ').replace(/）/g, '');

export const heatChart: Chart<'heat'> = {
  kind: 'heat',
  height: (block, frame) => Math.round(layout(block, frame).top + Math.max(1, block.rows.length) * frame.theme.row * 0.95 + 2),
  option: (block, frame) => {
    const { theme } = frame;
    const { left, column, heads, top } = layout(block, frame);
    const pitch = (frame.height - top - 2) / Math.max(1, block.rows.length);
    const middle = (row: number) => top + (row + 0.5) * pitch;
    const centre = (at: number) => left + 8 + (at + 0.5) * column;
    const cells = block.rows.flatMap((row, y) =>
      row.cells.map((cell, x) => {
        const rect = { x: centre(x) - column / 2 + 1, y: middle(y) - pitch / 2 + 1, width: column - 2, height: pitch - 2 };
        return {
          cell,
          rect,
          tip: figureTip(`${row.name} · ${block.columns[x]?.name ?? ''}`, cell.figure, frame.language),
          drill: row.drill,
        };
      }),
    );
    return {
      ...plane(frame),
      series: [
        ...marks(
          cells.map(({ cell, rect, ...answer }) => ({ rect, ...look(cell, rect, theme), ...answer })),
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
              y: top - 6 - (text.split('\n').length / 2) * theme.small * 1.35,
              align: 'center',
              size: theme.small,
              color: theme.palette.muted,
            })),
            ...rowNames(
              block.rows.map(({ name, drill }, i) => ({ name, drill, y: middle(i) })),
              left,
              frame,
            ),
          ],
          frame,
        ),
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

function look(cell: Cell, rect: Rect, theme: Theme): Pick<Mark, 'fill' | 'label'> {
  const { palette, small } = theme;
  const { figure, tone } = cell;
  const fill = figure.value === null ? vacant(theme) : toneGround(theme, tone, figure.uncertain);
  const formatter = fitting(figure, rect.width - theme.size * 0.5, small);
  const color = figure.value === null ? palette.muted : tone === 'bad' ? palette.accent : palette.ink;
  const label = { position: 'inside', formatter, fontSize: small, ...textOn(fill), fontWeight: tone === 'bad' ? 700 : 400, color };
  return { fill, ...(formatter ? { label } : {}) };
}

/** A dark edge at the left of what needs attention, a short one of what is near the line: seen in grey as well. */
function edge({ figure, tone }: Cell, { x, y, height }: Rect, theme: Theme): Mark[] {
  if (figure.value === null || (tone !== 'bad' && tone !== 'warn')) return [];
  const tall = height * (tone === 'bad' ? 1 : 0.45);
  const rect = { x, y: y + (height - tall) / 2, width: theme.size * 0.25, height: tall };
  return [{ rect, fill: { color: toneColor(tone, theme.palette), over: [] } }];
}

/** The figure as printed; without its unit where the column is narrow; nothing when even that does not fit (colour and tooltip remain). */
function fitting(figure: Figure, room: number, size: number): string {
  const texts = [figure.display, figure.display.replace(/%$/, ''), figure.value === null ? '—' : String(Math.round(figure.value))];
  return literal(texts.find((text) => textWidth(text, size) <= room) ?? '');
}
