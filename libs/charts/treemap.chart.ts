/** The organisation tree as areas: the larger a part, the more people; dark red where it needs attention, empty where nothing came in. */
import type { Figure, TreemapBlock, TreemapNode } from '#domain/dashboard/block.js';
import type { Text } from '#domain/errors.js';
import { type Chart, figureTip, type Frame, literal } from './chart.js';
import { joined, rangeOf, some } from './describe-words.js';
import { type Fill, textOn, toneFill, toneGround, vacant } from './fill.js';
import { evenly, shorten, textWidth } from './measure-text.js';
import { type Mark, marks, plane, type Rect, words } from './plane.js';
import { rate, sampleText, unreported } from './samples.js';
import { squarify } from './squarify.js';
import type { Theme } from './theme.js';

const AREA: Text = { zh: '面积', en: 'area' };
const headRoom = ({ theme }: Omit<Frame, 'height'>): number => theme.small * 1.7;

export const treemapChart: Chart<'treemap'> = {
  kind: 'treemap',
  height: (block, frame) => {
    const { theme, width } = frame;
    const natural = { screen: width < 480 ? 340 : 380, paper: 300, wall: 30 * theme.size }[theme.medium];
    return Math.round(headRoom(frame) + (leavesOf(block.nodes).length > 60 && theme.medium === 'screen' ? natural * 1.3 : natural));
  },
  option: (block, frame) => {
    const { theme } = frame;
    const top = headRoom(frame);
    const list: Mark[] = [];
    layOut(block.nodes, { x: 0, y: top, width: frame.width, height: frame.height - top }, block, frame, list);
    return {
      ...plane(frame),
      series: [
        ...marks(list, frame),
        words(
          [
            {
              text: `${AREA[frame.language]}: ${block.areaName}`.replace(': ', frame.language === 'zh' ? '：' : ': '),
              x: 1,
              y: theme.small * 0.7,
              size: theme.small,
              color: theme.palette.muted,
            },
          ],
          frame,
        ),
      ],
    };
  },
  describe: (block, language) => {
    const leaves = leavesOf(block.nodes);
    const bad = leaves.filter((node) => node.tone === 'bad').map((node) => `${node.name} ${node.figure.display}`);
    const [named, first] = [language === 'zh' ? '需关注' : 'needs attention', language === 'zh' ? '最大' : 'largest'];
    const largest = leaves.toSorted((a, b) => b.area - a.area)[0];
    return [
      joined(
        [
          `${AREA[language]} ${block.areaName}`,
          largest ? `${first} ${largest.name} ${largest.areaDisplay}` : '',
          rangeOf(leaves, language),
        ],
        language,
      ),
      bad.length > 0 ? `${named} ${some(bad, language)}` : '',
    ];
  },
  sample: {
    ...sampleText('sample-treemap', '两个基层党委有效覆盖率低于 80%，共 212 名党员', ['COV05']),
    kind: 'treemap',
    unit: '%',
    decimals: 1,
    areaName: '党员数',
    nodes: [
      node('u1', '高速公路管理中心党委', 412, rate(93.4, '385/412'), 'good', [
        node('u11', '养护党总支', 160, rate(97, '155/160'), 'good'),
        node('u12', '收费党总支', 142, rate(78.9, '112/142'), 'bad'),
        node('u13', '路政第一党支部', 60, rate(88.3, '53/60', true), 'warn'),
        node('u14', '路政第二党支部', 50, unreported, 'muted'),
      ]),
      node('u2', '城市公共交通服务有限责任公司第三分公司联合党支部委员会', 210, rate(86, '181/210'), 'warn'),
      node('u3', '港航服务中心党委', 150, rate(91, '136/150'), 'neutral', [
        node('u31', '航道党支部', 80, rate(95, '76/80'), 'good'),
        node('u32', '{b}<script>', 70, rate(74.3, '52/70'), 'bad'),
      ]),
      node('u4', '机关党委', 96, rate(100, '96/96'), 'good'),
      node('u5', '离退休党总支', 60, rate(95, '57/60'), 'good'),
      node('u6', '设计院党支部', 9, rate(100, '9/9', true), 'good'),
    ],
  },
};

function node(
  key: string,
  name: string,
  area: number,
  figure: Figure,
  tone: TreemapNode['tone'],
  children: TreemapNode[] = [],
): TreemapNode {
  return { key, name, area, areaDisplay: `${area}人`, figure, tone, drill: { unit: key }, children };
}

const leavesOf = (nodes: TreemapNode[]): TreemapNode[] =>
  nodes.flatMap((one) => (one.children.length > 0 ? leavesOf(one.children) : [one]));

/** A part with room for a heading shows its children inside; a small one stands as a whole. */
function layOut(nodes: TreemapNode[], room: Rect, block: TreemapBlock, frame: Frame, out: Mark[]): void {
  const { theme } = frame;
  const gap = Math.max(1, theme.size / 8);
  const places = squarify(
    nodes.map((one) => one.area),
    room,
  );
  nodes.forEach((one, i) => {
    const place = places[i];
    if (!place || place.width <= 0) return;
    const rect = {
      x: place.x + gap / 2,
      y: place.y + gap / 2,
      width: Math.max(0.5, place.width - gap),
      height: Math.max(0.5, place.height - gap),
    };
    const text = headingText(one, rect.width - theme.small, theme.small);
    const heading = theme.small * (text.includes('\n') ? 3 : 1.8);
    if (one.children.length === 0 || rect.width < theme.size * 6 || rect.height < heading + theme.size * 3) {
      out.push(cell(one, rect, block, frame));
      return;
    }
    out.push({
      rect: { ...rect, height: heading },
      fill: { color: theme.palette.track, opacity: 1 },
      label: {
        position: [theme.small * 0.45, theme.small * 0.4],
        formatter: text,
        fontSize: theme.small,
        lineHeight: theme.small * (text.includes('\n') ? 1.2 : 1),
        color: theme.palette.text,
        fontWeight: 700,
      },
      tip: tipOf(one, block, frame),
      drill: one.drill,
    });
    layOut(one.children, { ...rect, y: rect.y + heading, height: rect.height - heading }, block, frame, out);
  });
}

/** Name and figure on one line, or on two before the name gives way. */
function headingText({ name, figure }: TreemapNode, room: number, size: number): string {
  const whole = `${literal(name)}  ${figure.display}`;
  if (textWidth(whole, size, true) <= room) return whole;
  return `${shorten(literal(name), room / 1.07, size)}\n${figure.display}`;
}

/** Only what needs attention is dark; near the line is half as strong. */
function fillOf({ figure, tone }: TreemapNode, theme: Theme): Fill {
  if (figure.value === null) return vacant(theme);
  const { accentArea, warnArea } = theme.palette;
  if (tone === 'bad') return toneFill(theme, tone, figure.uncertain, accentArea);
  return tone === 'warn' ? toneFill(theme, tone, figure.uncertain, warnArea) : toneGround(theme, tone, figure.uncertain);
}

function cell(one: TreemapNode, rect: Rect, block: TreemapBlock, frame: Frame): Mark {
  const { theme } = frame;
  const fill = fillOf(one, theme);
  const formatter = cellText(one, rect.width - theme.small * 0.9, rect.height - theme.small * 0.7, theme.small);
  const style = {
    fontSize: theme.small,
    lineHeight: theme.small * 1.35,
    ...textOn(fill),
    ...(one.figure.value === null ? { color: theme.palette.muted, textBorderWidth: 0 } : {}),
  };
  const label = { position: [theme.small * 0.45, theme.small * 0.4], formatter, ...style, rich: { v: { ...style, fontWeight: 700 } } };
  return { rect, fill, tip: tipOf(one, block, frame), drill: one.drill, ...(formatter ? { label } : {}) };
}

/** Name over figure and size, as much of it as the area holds; figures go before names cut to a stump. */
function cellText(one: TreemapNode, width: number, height: number, size: number): string {
  const lines = Math.floor(height / (size * 1.35));
  const display = literal(one.figure.display);
  if (lines < 1 || textWidth(display, size, true) > width) return '';
  if (lines === 1 || width < size * 3) return `{v|${display}}`;
  const name = evenly(literal(one.name), width, size, Math.min(3, lines - 1));
  const area = lines > name.split('\n').length + 1 && textWidth(one.areaDisplay, size) <= width ? `\n${literal(one.areaDisplay)}` : '';
  return `${name}\n{v|${display}}${area}`;
}

const tipOf = (one: TreemapNode, block: TreemapBlock, frame: Frame): string =>
  `${figureTip(one.name, one.figure, frame.language)}\n${literal(`${block.areaName} ${one.areaDisplay}`)}`;
