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
  /** Last year's twin. */
  pale: string;
  accent: string;
  /** Fill behind a cell that needs attention. */
  accentTint: string;
  good: string;
  goodTint: string;
  warn: string;
  warnTint: string;
  neutral: string;
  neutralTint: string;
  /** Stacks and further lines, alternately dark and light so that neighbours differ in grey print. */
  series: string[];
}

const LIGHT: Palette = {
  ink: '#2B2622',
  text: '#4A433C',
  muted: '#857A6E',
  rule: '#CFC6BA',
  grid: '#EAE4DB',
  surface: '#FFFFFF',
  track: '#EFEAE2',
  pale: '#CBBFB0',
  accent: '#9B1C1F',
  accentTint: '#F3D9D3',
  good: '#4F7370',
  goodTint: '#DFE9E5',
  warn: '#D9A35B',
  warnTint: '#FAEFD9',
  neutral: '#9C8F80',
  neutralTint: '#F4F0EA',
  series: ['#9B1C1F', '#D9A35B', '#3F5F63', '#B9C4BF', '#6E4A33', '#E6CDA8'],
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
  pale: '#6F655B',
  accent: '#E5605A',
  accentTint: '#5A2422',
  good: '#7FB0AA',
  goodTint: '#2C403E',
  warn: '#E3B778',
  warnTint: '#4A3B22',
  neutral: '#A2978A',
  neutralTint: '#2B2622',
  series: ['#E5605A', '#E3B778', '#7FB0AA', '#4F6B6D', '#B58463', '#F0DDBE'],
};

export interface Theme {
  medium: Medium;
  palette: Palette;
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

const SIZES: Record<Medium, Pick<Theme, 'size' | 'small' | 'strong' | 'line' | 'row' | 'bar'>> = {
  screen: { size: 12, small: 11, strong: 13, line: 2.25, row: 30, bar: 12 },
  paper: { size: 13, small: 12, strong: 14, line: 2.25, row: 22.5, bar: 11 },
  wall: { size: 20, small: 18, strong: 22, line: 4, row: 50, bar: 22 },
};

export function themeFor(medium: Medium, scheme: 'light' | 'dark' = 'light'): Theme {
  return { medium, palette: scheme === 'dark' ? DARK : LIGHT, font: medium === 'paper' ? PAPER_FONT : SCREEN_FONT, ...SIZES[medium] };
}

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

/** Hatching over a figure that few units stand behind, or that may still change. */
export const hatch = (palette: Palette) => ({
  symbol: 'rect' as const,
  dashArrayX: [1, 0],
  dashArrayY: [1, 4],
  rotation: -Math.PI / 4,
  color: palette.surface,
});

export const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'arrow'];
