/** What each part added to a change or took from it, row by row from the old value to the new one. */
import type { Drill, Figure, Tone, WaterfallBlock } from '#domain/dashboard/block.js';
import type { Text } from '#domain/errors.js';
import { type Chart, drawn, figureTip, type Frame, literal, roundAxis, rowHeads } from './chart.js';
import { joined, some } from './describe-words.js';
import { filled, toneFill } from './fill.js';
import { widest } from './measure-text.js';
import { type Mark, marks, plane, rowNames, segment, shape, strokes, type Words, words } from './plane.js';
import { rate, sampleText } from './samples.js';

/** A row of the drawing: a total stands on the axis, a step hangs between the values before and after it. */
interface Row {
  name: string;
  display: string;
  from: number;
  to: number;
  step: { tone: Tone } | null;
  figure: Figure | null;
  drill: Drill | null;
}
const STARTS: Text = { zh: '横轴在此断开，起点', en: 'axis broken here, starts at' };
const headsOf = (rows: Row[], frame: Omit<Frame, 'height'>) =>
  rowHeads(
    rows.map((row) => row.name),
    frame,
  );

export const waterfallChart: Chart<'waterfall'> = {
  kind: 'waterfall',
  height: (block, frame) =>
    Math.round((block.steps.length + 2) * headsOf(rowsOf(block), frame).row + 4 + (isCut(rowsOf(block)) ? frame.theme.small * 1.7 : 0)),
  option: (block, frame) => {
    const { theme, width, height } = frame;
    const { palette } = theme;
    const rows = rowsOf(block);
    const named = headsOf(rows, frame);
    const { left } = named;
    const gap = theme.size * 0.5;
    const beside = Math.ceil(
      widest(
        rows.map((row) => row.display),
        theme.size,
        true,
      ),
    );
    const [from, to] = [left + theme.size * 0.7, width - beside - gap - 2];
    const cut = isCut(rows);
    const scale = scaleOf(rows, cut);
    const base = Math.min(Math.max(0, scale.min), scale.max);
    const x = (value: number) => from + ((value - scale.min) / (scale.max - scale.min)) * (to - from);
    const bottom = height - (cut ? theme.small * 1.7 : 2);
    const pitch = (bottom - 2) / rows.length;
    const middle = (i: number) => 2 + (i + 0.5) * pitch;
    const tall = Math.min(theme.bar * 1.15, pitch * 0.7);

    const bars = rows.map((row, i): Mark => {
      const [low, high] = [Math.min(row.from, row.to), Math.max(row.from, row.to)];
      const empty = row.figure !== null && row.figure.value === null;
      const start = row.step ? x(low) : Math.min(x(base), x(row.to));
      const end = row.step ? x(high) : Math.max(x(base), x(row.to));
      return {
        rect: { x: start, y: middle(i) - tall / 2, width: empty ? 0 : Math.max(end - start, 1.5), height: tall },
        fill: row.step ? toneFill(theme, row.step.tone) : filled(theme, palette.text, 0, row.figure?.uncertain),
        tip: row.figure ? figureTip(row.name, row.figure, frame.language) : literal(`${row.name}  ${row.display}`),
        drill: row.drill,
      };
    });
    const links = rows
      .slice(0, -1)
      .flatMap((row, i) =>
        row.figure?.value === null || rows[i + 1]?.figure?.value === null
          ? []
          : [segment(x(row.to), middle(i) + tall / 2, x(row.to), middle(i + 1) - tall / 2)],
      );
    const labels = rows.map((row, i): Words => {
      const empty = row.figure !== null && row.figure.value === null;
      const bar = bars[i]?.rect ?? { x: from, width: 0 };
      return {
        text: row.display,
        x: empty ? from + gap : bar.x + bar.width + gap,
        y: middle(i),
        bold: !empty,
        overlaid: true,
        color: empty ? palette.muted : row.step?.tone === 'bad' ? palette.accent : palette.ink,
      };
    });
    return {
      ...plane(frame),
      series: [
        strokes([segment(x(base), 0, x(base), bottom)], { color: palette.rule, width: 1 }, { z: 1 }),
        strokes(links, { color: palette.muted, width: 1 }, { z: 1 }),
        ...marks(bars, frame),
        ...(cut
          ? marks(
              rows.flatMap((row, i) => (row.step ? [] : [breakOf(bars[i]?.rect, frame)].flat())),
              frame,
              { z: 4 },
            )
          : []),
        words(
          [
            ...rowNames(rows, named, middle),
            ...labels,
            ...(cut
              ? [
                  {
                    text: `${STARTS[frame.language]} ${drawn(scale.min, block.unit, scale.places)}`,
                    x: from,
                    y: bottom + theme.small * 0.9,
                    size: theme.small,
                    color: palette.muted,
                  } satisfies Words,
                ]
              : []),
          ],
          frame,
        ),
      ],
    };
  },
  describe: (block, language) => {
    const by = (sign: 1 | -1) =>
      block.steps
        .filter((step) => step.delta * sign > 0)
        .toSorted((a, b) => (b.delta - a.delta) * sign)
        .map((step) => `${step.name} ${step.display}`);
    const [up, down] = [by(1), by(-1)];
    const [rise, fall] = language === 'zh' ? ['拉高', '拉低'] : ['raised by', 'lowered by'];
    return [
      joined([`${block.from.name} ${block.from.figure.display}`, `${block.to.name} ${block.to.figure.display}`], language),
      up.length > 0 ? `${rise} ${some(up, language)}` : '',
      down.length > 0 ? `${fall} ${some(down, language)}` : '',
    ];
  },
  sample: {
    ...sampleText('sample-waterfall', '出席率下降 2.3 个百分点，主要来自高速公路管理中心', ['LIF06']),
    kind: 'waterfall',
    unit: '%',
    decimals: 1,
    from: { name: '2026年第二季度', figure: rate(88.4, '4,126/4,668') },
    steps: [
      { key: 'u1', name: '高速公路管理中心党委', delta: -2.9, display: '−2.9', tone: 'bad', drill: { unit: 'u1' } },
      {
        key: 'u2',
        name: '城市公共交通服务有限责任公司第三分公司联合党支部委员会',
        delta: -0.4,
        display: '−0.4',
        tone: 'warn',
        drill: { unit: 'u2' },
      },
      { key: 'u3', name: '{b}<script>', delta: 0, display: '0.0', tone: 'neutral', drill: null },
      { key: 'u4', name: '机关党委', delta: 0.7, display: '+0.7', tone: 'good', drill: { unit: 'u4' } },
      { key: 'rest', name: '其他12个单位', delta: 0.3, display: '+0.3', tone: 'neutral', drill: null },
    ],
    to: { name: '2026年第三季度', figure: rate(86.1, '4,019/4,668', true) },
  },
};

/** The running value before and after each row. Where an end is missing the other one and the steps give it its place, not its figure. */
function rowsOf(block: WaterfallBlock): Row[] {
  const sum = block.steps.reduce((total, step) => total + step.delta, 0);
  const first = block.from.figure.value ?? (block.to.figure.value ?? sum) - sum;
  let at = first;
  const total = ({ name, figure }: WaterfallBlock['from'], to: number): Row => ({
    name,
    display: literal(figure.display),
    from: 0,
    to,
    step: null,
    figure,
    drill: null,
  });
  const steps = block.steps.map(({ name, display, delta, tone, drill }): Row => {
    const from = at;
    at += delta;
    return { name, display: literal(display), from, to: at, step: { tone }, figure: null, drill };
  });
  return [total(block.from, first), ...steps, total(block.to, block.to.figure.value ?? at)];
}

/** Small changes of large values are only seen on an axis that does not begin at zero; it then says so. */
function isCut(rows: Row[]): boolean {
  const values = rows.map((row) => row.to);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low > 0 && high - low < high * 0.4 && high > low;
}

/** A gap torn into a bar near its foot: what stands on a cut axis is longer than it is drawn. */
function breakOf(bar: Mark['rect'] | undefined, { theme }: Frame): Mark[] {
  if (!bar || bar.width <= 0) return [];
  const [x, wide, slant, over] = [bar.x + theme.size * 0.7, theme.size * 0.35, theme.size * 0.3, 2];
  const [top, foot] = [bar.y - over, bar.y + bar.height + over];
  const torn = shape([
    [x + slant, top],
    [x + slant + wide, top],
    [x - slant + wide, foot],
    [x - slant, foot],
  ]);
  return [{ ...torn, fill: { color: theme.palette.surface, opacity: 1 } }];
}

function scaleOf(rows: Row[], cut: boolean) {
  const values = rows.map((row) => row.to);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const axis = cut ? roundAxis(Math.max(0, low - (high - low) * 0.35), high) : roundAxis(Math.min(0, low), Math.max(0, high));
  return {
    min: axis.min,
    max: Math.max(cut ? high : Math.max(0, high), axis.min + 1e-9) || 1,
    places: String(axis.interval).split('.')[1]?.length ?? 0,
  };
}
