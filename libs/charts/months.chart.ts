/** Activity by unit and month: even rows are regular work, one dark cell at the end of a quarter is a surge. */
import type { SeriesOption } from 'echarts';
import type { Figure, MonthsBlock } from '#domain/dashboard/block.js';
import type { Text } from '#domain/errors.js';
import { type Chart, figureTip, type Frame, literal, rowHeads } from './chart.js';
import { joined, missing, some } from './describe-words.js';
import { filled, textOn, TONE_SYMBOLS, vacant } from './fill.js';
import { shorten, textWidth, widest } from './measure-text.js';
import { dot, type Mark, marks, plane, rowNames, segment, strokes, type Words, words } from './plane.js';
import { count, sampleText, unreported } from './samples.js';
import { mixed, toneColor } from './theme.js';

type Row = MonthsBlock['rows'][number];
const KEY: Text = { zh: '色深＝当月占本季', en: 'shade = share of the quarter' };
/** Shares of a quarter that the key shows: an even month is a third. */
const KEY_SHARES: { share: number; name: string }[] = [
  { share: 0, name: '0' },
  { share: 1 / 3, name: '1/3' },
  { share: 2 / 3, name: '2/3' },
  { share: 1, name: '1' },
];

/** Where months stand: columns of one width, a gap where a quarter ends. */
function layout(block: MonthsBlock, frame: Omit<Frame, 'height'>) {
  const { theme, width } = frame;
  const named = rowHeads(
    block.rows.map((row) => row.name),
    frame,
    width < 480 ? 0.26 : 0.28,
  );
  const marked = block.rows.map((row) => literal(row.mark.display));
  const right = marked.some(Boolean) ? Math.ceil(widest(marked, theme.size, true)) + theme.size * 2 : 0;
  const gap = theme.size * 0.6;
  const ends = block.months.map((month, i) => i > 0 && block.months[i - 1]?.period !== month.period);
  const gaps = ends.filter(Boolean).length;
  const from = named.left + theme.size * 0.7;
  const column = Math.max(1, (width - from - right - gaps * gap) / Math.max(1, block.months.length));
  let x = from;
  const xs = ends.map((ends_, i) => (x += i === 0 ? 0 : column + (ends_ ? gap : 0)));
  return { named, from, right, column, xs, key: theme.small * 1.9, head: theme.small * 3.1 };
}

export const monthsChart: Chart<'months'> = {
  kind: 'months',
  height: (block, frame) => {
    const { key, head, named } = layout(block, frame);
    return Math.round(key + head + Math.max(1, block.rows.length) * named.row * 0.95 + 2);
  },
  option: (block, frame) => {
    const { theme, width, height } = frame;
    const { palette } = theme;
    const { named, from, column, xs, key, head } = layout(block, frame);
    const top = key + head;
    const pitch = (height - top - 2) / Math.max(1, block.rows.length);
    const middle = (i: number) => top + (i + 0.5) * pitch;
    // A scale from light to dark needs no patterns: it is read without colour.
    const plain = { ...theme, patterns: false };
    const cells = block.rows.flatMap((row, y) =>
      row.cells.map((figure, i): Mark => {
        const share = shareOf(block, row, i);
        const fill = share === null ? vacant(theme) : filled(plain, mixed(palette.neutralTint, palette.shade, share), 0, figure.uncertain);
        const text = fitting(figure, column - theme.small * 0.5, theme.small);
        return {
          rect: { x: (xs[i] ?? 0) + 0.75, y: middle(y) - pitch / 2 + 1, width: column - 1.5, height: pitch - 2 },
          fill,
          ...(text
            ? {
                label: {
                  position: 'inside',
                  formatter: text,
                  fontSize: theme.small,
                  ...textOn(fill),
                  ...(share === null ? { color: palette.muted } : {}),
                },
              }
            : {}),
          tip: figureTip(`${row.name} · ${block.months[i]?.name ?? ''}`, figure, frame.language),
          drill: row.drill,
        };
      }),
    );
    const toneMarks = block.rows.flatMap(({ mark }, i): Mark[] =>
      mark.tone === 'bad' || mark.tone === 'warn'
        ? [
            {
              rect: dot([width - theme.size * 0.5, middle(i)], theme.size * 0.62),
              symbol: TONE_SYMBOLS[mark.tone],
              fill: { color: toneColor(mark.tone, palette), opacity: 1 },
            },
          ]
        : [],
    );
    return {
      ...plane(frame),
      series: [
        ...marks(cells, frame),
        ...marks([...toneMarks, ...keyMarks(from, frame)], frame),
        quarterLines(block, xs, column, key, frame),
        words(
          [
            ...keyWords(from, frame),
            ...heads(block, xs, column, key, frame),
            ...rowNames(block.rows, named, middle),
            ...block.rows.map(({ mark }, i): Words => ({
              text: mark.display,
              x: width - theme.size * 1.15,
              y: middle(i),
              align: 'right',
              bold: mark.tone === 'bad',
              color: mark.tone === 'bad' ? palette.accent : mark.tone === 'muted' ? palette.muted : palette.ink,
            })),
          ],
          frame,
        ),
      ],
    };
  },
  describe: (block, language) => {
    const named = (row: Row) => `${row.name} ${row.mark.display}`;
    const bad = block.rows.filter((row) => row.mark.tone === 'bad').map(named);
    const [first, last] = [block.months[0], block.months.at(-1)];
    const cells = block.rows.flatMap((row) =>
      row.cells.map((figure, i) => ({ name: `${row.name}${block.months[i]?.name ?? ''}`, figure })),
    );
    const span = first && last ? `${first.name} – ${last.name}` : '';
    return [
      joined([language === 'zh' ? `${block.rows.length}行` : `${block.rows.length} rows`, span, missing(cells, language)], language),
      bad.length > 0 ? `${language === 'zh' ? '需关注' : 'needs attention'} ${some(bad, language)}` : '',
    ];
  },
  sample: {
    ...sampleText('sample-months', '两个单位季末突击：九月占三季度八成以上', ['LIF07']),
    kind: 'months',
    unit: '次',
    months: Array.from({ length: 9 }, (_, i) => ({
      key: `2026-0${i + 1}`,
      name: `2026年${i + 1}月`,
      period: `2026Q${Math.floor(i / 3) + 1}`,
    })),
    rows: [
      row('u1', '机关党委', [24, 22, 26, 23, 24, 25, 24, 22, 24], { display: '0.96', tone: 'good' }),
      row('u2', '高速公路管理中心党委', [60, 58, 71, 40, 52, 104, 12, 9, 141], { display: '0.42', tone: 'bad' }),
      row('u3', '城市公共交通服务有限责任公司第三分公司联合党支部委员会', [18, 20, 25, 12, 18, 31, 15, 14, 30], {
        display: '0.71',
        tone: 'warn',
      }),
      row('u4', '{b}<script>', [8, 7, 9, 0, 0, 0, null, null, null], { display: '—', tone: 'muted' }),
      row('u5', '离退休党总支', [1, 0, 3, 0, 0, 4, 0, 0, 1204], { display: '0.18', tone: 'bad' }),
    ],
  },
};

function row(key: string, name: string, values: (number | null)[], mark: Row['mark']): Row {
  return { key, name, cells: values.map((value) => (value === null ? unreported : count(value, ''))), mark, drill: { unit: key } };
}

/** A month's share of what its quarter has so far, as if all its months were in: an even month is one part of as many as there are. */
function shareOf(block: MonthsBlock, { cells }: Row, at: number): number | null {
  const value = cells[at]?.value ?? null;
  if (value === null) return null;
  const same = block.months.flatMap((month, i) => (month.period === block.months[at]?.period ? [Math.max(0, cells[i]?.value ?? 0)] : []));
  const known = block.months.filter((month, i) => month.period === block.months[at]?.period && (cells[i]?.value ?? null) !== null).length;
  const sum = same.reduce((total, one) => total + one, 0);
  return sum === 0 ? 0 : (Math.max(0, value) / sum) * (known / 3);
}

const fitting = (figure: Figure, room: number, size: number): string =>
  literal([figure.display, figure.value === null ? '—' : String(figure.value)].find((text) => textWidth(text, size) <= room) ?? '');

/** Months, and above them their quarter; both as long as there is room for. */
function heads(block: MonthsBlock, xs: number[], column: number, top: number, { theme }: Frame): Words[] {
  const shared = { align: 'center', size: theme.small, color: theme.palette.muted } as const;
  // The year is said by the quarter above.
  const short = block.months.map((month) => literal(month.name.replace(/^\d{4}[年-]/, '')));
  const bare = short.map((name) => /\d+/.exec(name)?.[0] ?? name);
  const names = (widest(short, theme.small) <= column - 1 ? short : bare).map((name) =>
    shorten(name, Math.max(column * 2, theme.small * 2.2), theme.small),
  );
  const every = Math.max(1, Math.ceil((widest(names, theme.small) + 2) / column));
  const quarters = [...new Set(block.months.map((month) => month.period))].map((period) => {
    const own = block.months.flatMap((month, i) => (month.period === period ? [i] : []));
    const [first, last] = [xs[own[0] ?? 0] ?? 0, (xs[own.at(-1) ?? 0] ?? 0) + column];
    const text = [period, period.slice(4)].find((one) => textWidth(one, theme.small) <= last - first) ?? '';
    return { ...shared, text, x: (first + last) / 2, y: top + theme.small * 0.7, color: theme.palette.text };
  });
  return [
    ...quarters,
    ...names.flatMap((text, i): Words[] =>
      i % every === 0 ? [{ ...shared, text, x: (xs[i] ?? 0) + column / 2, y: top + theme.small * 2.3 }] : [],
    ),
  ];
}

/** A line under the name of each quarter. */
function quarterLines(block: MonthsBlock, xs: number[], column: number, top: number, { theme }: Frame): SeriesOption {
  const y = top + theme.small * 1.5;
  const lines = [...new Set(block.months.map((month) => month.period))].map((period) => {
    const own = xs.filter((_, i) => block.months[i]?.period === period);
    return segment((own[0] ?? 0) + 1, y, (own.at(-1) ?? 0) + column - 1, y);
  });
  return strokes(lines, { color: theme.palette.rule, width: 1 });
}

function keyPlaces(from: number, { theme, width, language }: Frame) {
  const swatch = theme.small * 1.2;
  const names = KEY_SHARES.map(({ share, name }) => ({ share, name, room: swatch + 4 + textWidth(name, theme.small) + theme.small * 0.9 }));
  const needed = textWidth(KEY[language], theme.small) + theme.small + names.reduce((sum, one) => sum + one.room, 0);
  let x = Math.max(1, Math.min(from, width - needed));
  const start = x;
  x += textWidth(KEY[language], theme.small) + theme.small;
  return { start, swatch, places: names.map(({ room, ...one }) => ({ ...one, x: (x += room) - room })) };
}
function keyMarks(from: number, frame: Frame): Mark[] {
  const { palette, small } = frame.theme;
  const { swatch, places } = keyPlaces(from, frame);
  return places.map(({ share, x }) => ({
    rect: { x, y: small * 0.3, width: swatch, height: small * 0.85 },
    fill: { color: mixed(palette.neutralTint, palette.shade, share), opacity: 1 },
  }));
}
function keyWords(from: number, frame: Frame): Words[] {
  const { palette, small } = frame.theme;
  const { start, swatch, places } = keyPlaces(from, frame);
  const shared = { y: small * 0.75, size: small, color: palette.muted };
  return [
    { ...shared, text: KEY[frame.language], x: start },
    ...places.map(({ name, x }) => ({ ...shared, text: name, x: x + swatch + 4 })),
  ];
}
