/** Stages one under the other, each a part of the one before: bars about a middle line, joined by what falls away. */
import type { FunnelBlock } from '#domain/dashboard/block.js';
import { type Chart, figureTip, type Frame, literal, rowHeads } from './chart.js';
import { joined, missing } from './describe-words.js';
import { toneFill } from './fill.js';
import { widest } from './measure-text.js';
import { type Mark, marks, plane, rowNames, shape, type Words, words } from './plane.js';
import { count, sampleText, unreported } from './samples.js';

type Stage = FunnelBlock['stages'][number];
const headsOf = (block: FunnelBlock, frame: Omit<Frame, 'height'>) =>
  rowHeads(
    block.stages.map((stage) => stage.name),
    frame,
    0.3,
  );

export const funnelChart: Chart<'funnel'> = {
  kind: 'funnel',
  height: (block, frame) => Math.round(Math.max(1, block.stages.length) * headsOf(block, frame).row * 1.5 + 2),
  option: (block, frame) => {
    const { theme, width, height } = frame;
    const { palette } = theme;
    const named = headsOf(block, frame);
    const { left } = named;
    const figures = block.stages.map((stage) => literal(stage.figure.display));
    const shares = block.stages.map((stage) => (stage.figure.value === null ? '' : literal(stage.share)));
    const shareRoom = Math.ceil(widest(shares, theme.small));
    const right = Math.ceil(widest(figures, theme.size, true)) + shareRoom + theme.size * 1.4;
    const [from, to] = [left + theme.size, width - right];
    const most = Math.max(1e-9, ...block.stages.map((stage) => stage.figure.value ?? 0));
    const pitch = height / Math.max(1, block.stages.length);
    const tall = pitch * 0.6;
    const centre = (from + to) / 2;
    const half = (stage: Stage) => (Math.max(0, stage.figure.value ?? 0) / most) * ((to - from) / 2);
    const middle = (i: number) => (i + 0.5) * pitch;

    const bars = block.stages.flatMap((stage, i): Mark[] =>
      stage.figure.value === null
        ? []
        : [
            {
              rect: { x: centre - Math.max(half(stage), 1), y: middle(i) - tall / 2, width: Math.max(2 * half(stage), 2), height: tall },
              fill: toneFill(theme, stage.tone, stage.figure.uncertain),
              tip: figureTip(`${stage.name}${stage.share ? ` ${stage.share}` : ''}`, stage.figure, frame.language),
            },
          ],
    );
    const necks = block.stages.slice(0, -1).flatMap((stage, i): Mark[] => {
      const next = block.stages[i + 1];
      if (!next || stage.figure.value === null || next.figure.value === null) return [];
      const [y, below] = [middle(i) + tall / 2, middle(i + 1) - tall / 2];
      const [wide, narrow] = [Math.max(half(stage), 1), Math.max(half(next), 1)];
      return [
        {
          ...shape([
            [centre - wide, y],
            [centre + wide, y],
            [centre + narrow, below],
            [centre - narrow, below],
          ]),
          fill: { color: palette.track, opacity: 1 },
        },
      ];
    });
    return {
      ...plane(frame),
      series: [
        ...marks(necks, frame, { z: 2 }),
        ...marks(bars, frame),
        words(
          [
            ...rowNames(block.stages, named, middle),
            ...block.stages.map((stage, i): Words => ({
              text: figures[i] ?? '',
              x: stage.figure.value === null ? centre : width - shareRoom - theme.size * 0.6,
              y: middle(i),
              align: stage.figure.value === null ? 'center' : 'right',
              bold: stage.figure.value !== null,
              color: stage.figure.value === null ? palette.muted : stage.tone === 'bad' ? palette.accent : palette.ink,
            })),
            ...shares.map((text, i): Words => ({
              text,
              x: width - 1,
              y: middle(i),
              align: 'right',
              size: theme.small,
              color: palette.muted,
            })),
          ],
          frame,
        ),
      ],
    };
  },
  describe: (block, language) => [
    joined(
      [
        ...block.stages.map(({ name, figure, share }) => [name, figure.display, share].filter(Boolean).join(' ')),
        missing(block.stages, language),
      ],
      language,
    ),
  ],
  sample: {
    ...sampleText('sample-funnel', '应报 30 个单位，已审核 27 个，3 个逾期未报', ['FIL01']),
    kind: 'funnel',
    unit: '个',
    stages: [
      { key: 'expected', name: '应报', figure: count(30, '个'), share: '100%', tone: 'neutral' },
      { key: 'submitted', name: '已提交（含退回后重报的单位）', figure: count(28, '个'), share: '93.3%', tone: 'neutral' },
      { key: 'accepted', name: '已审核', figure: { ...count(27, '个'), uncertain: true }, share: '90.0%', tone: 'good' },
      { key: 'ontime', name: '按时报送', figure: count(19, '个'), share: '63.3%', tone: 'bad' },
      { key: 'signed', name: '已签章', figure: unreported, share: '', tone: 'muted' },
    ],
  },
};
