/** Colours, type and strokes of every chart: warm greys, one deep red for what matters; told apart without colour by lightness, pattern and shape. */
import type { Tone } from '#domain/dashboard/block.js';

export type Medium = 'screen' | 'paper' | 'wall';

export interface Palette {
  ink: string;
  text: string;
  muted: string;
  rule: string;
  grid: string;
  surface: string;
  track: string;
  /** The dark end of a scale that measures amounts and judges nothing. */
  shade: string;
  /** Last year's twin. */
  pale: string;
  accent: string;
  /** Fill behind a cell that needs attention. */
  accentTint: string;
  /** Whole areas of what needs attention and of what is near the line, dark or light enough for text. */
  accentArea: string;
  warnArea: string;
  good: string;
  goodTint: string;
  warn: string;
  warnTint: string;
  neutral: string;
  neutralTint: string;
  /** Parts of stacks, alternately dark and light so that neighbours differ in grey print and to any eye; the red comes fifth, where hardly any stack reaches. */
  series: string[];
}

const LIGHT: Palette = {
  ink: '#2B2622',
  text: '#4A433C',
  muted: '#736B60',
  rule: '#CFC6BA',
  grid: '#EAE4DB',
  surface: '#FFFFFF',
  track: '#EFEAE2',
  shade: '#4A3B30',
  pale: '#CBBFB0',
  accent: '#9B1C1F',
  accentTint: '#F3D9D3',
  accentArea: '#9B1C1F',
  warnArea: '#EAC99A',
  good: '#4F7370',
  goodTint: '#DFE9E5',
  warn: '#D9A35B',
  warnTint: '#FAEFD9',
  neutral: '#9C8F80',
  neutralTint: '#F4F0EA',
  series: ['#47717A', '#C3CECC', '#35271F', '#D9A35B', '#9B1C1F', '#F1E3CB'],
};

/** For dark meeting rooms: the same roles, lighter strokes on a near-black ground. */
const DARK: Palette = {
  ink: '#F5EFE6',
  text: '#D8CFC3',
  muted: '#A2978A',
  rule: '#5A5149',
  grid: '#37312C',
  surface: '#1F1B18',
  track: '#37312C',
  shade: '#F0E4D3',
  pale: '#5A5149',
  accent: '#EA5A55',
  accentTint: '#381A18',
  accentArea: '#A8312F',
  warnArea: '#6E5A35',
  good: '#5C9C9A',
  goodTint: '#24403E',
  warn: '#F5D79F',
  warnTint: '#4A3B22',
  neutral: '#B5AB9F',
  neutralTint: '#2F2A26',
  series: ['#5B8A94', '#DDE3DF', '#7A5138', '#EBC07A', '#DE5650', '#BFA98C'],
};

export interface Theme {
  medium: Medium;
  palette: Palette;
  /** Every fill has its own pattern, so that nothing is told by colour alone. */
  patterns: boolean;
  font: string;
  /** Labels, and the larger size for end labels and totals. */
  size: number;
  small: number;
  strong: number;
  line: number;
  row: number;
  bar: number;
}

/** Paper names exactly one family: a second would let another machine draw other letters. */
const PAPER_FONT = 'Noto Sans SC';
const SCREEN_FONT =
  "'Noto Sans SC', 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif";

interface Look {
  scheme?: 'light' | 'dark' | undefined;
  patterns?: boolean | undefined;
  width?: number;
}

const SIZES: Record<Medium, Pick<Theme, 'size' | 'small' | 'strong' | 'line' | 'row' | 'bar'>> = {
  screen: { size: 12, small: 11, strong: 13, line: 2.25, row: 30, bar: 12 },
  paper: { size: 13, small: 12, strong: 14, line: 2.25, row: 22.5, bar: 11 },
  wall: { size: 20, small: 18, strong: 22, line: 4, row: 50, bar: 22 },
};

/** A wall is read from far away: the wider its drawing, the larger everything in it. */
const wallScale = (width: number): number => Math.min(3, Math.max(1, width / 1200));

export function themeFor(medium: Medium, { scheme = 'light', patterns = false, width = 0 }: Look = {}): Theme {
  const scale = medium === 'wall' ? wallScale(width) : 1;
  const sizes = Object.fromEntries(Object.entries(SIZES[medium]).map(([name, size]) => [name, Math.round(size * scale * 100) / 100]));
  return {
    medium,
    patterns,
    palette: scheme === 'dark' ? DARK : LIGHT,
    font: medium === 'paper' ? PAPER_FONT : SCREEN_FONT,
    ...(sizes as (typeof SIZES)[Medium]),
  };
}

/** A colour between two, as far from the first as `share` says. */
export function mixed(from: string, to: string, share: number): string {
  const channel = (color: string, at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  const parts = [1, 3, 5].map((at) =>
    Math.round(channel(from, at) + (channel(to, at) - channel(from, at)) * Math.min(1, Math.max(0, share))),
  );
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** The order in which lines take the colours of the parts: the first is what it is about, in red. */
const LINES = [4, 3, 0, 1, 2, 5];
export const lineColor = ({ series, accent }: Palette, line: number): string => series[LINES[line % LINES.length] ?? 0] ?? accent;

/** Fill of a bar by what it says: only what needs attention is red. */
export function toneColor(tone: Tone, palette: Palette): string {
  return { good: palette.good, warn: palette.warn, bad: palette.accent, neutral: palette.neutral, muted: palette.pale }[tone];
}
export function toneTint(tone: Tone, palette: Palette): string {
  return {
    good: palette.goodTint,
    warn: palette.warnTint,
    bad: palette.accentTint,
    neutral: palette.neutralTint,
    muted: palette.neutralTint,
  }[tone];
}

export const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'arrow'];
