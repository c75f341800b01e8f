/** How a figure is said, everywhere: on screens, in the briefing and in exports. One place, so that text, table and chart never differ by a digit. */
import type { Direction, Indicator } from '../catalogue/catalogue.js';
import type { Language, Text } from '../errors.js';
import type { Change, ComparedIndicatorValue, FigureStatus } from './indicator-value.js';

/** A value that exists but has no number: said in words, never as 0. */
const WORDS: Record<Exclude<FigureStatus, 'final' | 'provisional' | 'undefined'>, Text> = {
  unfiled: { zh: '未报', en: 'not filed' },
  // Whether a return waits for review or was sent back no sum can tell.
  waiting: { zh: '待审或退回', en: 'waiting or sent back' },
  missing: { zh: '无数据', en: 'no data' },
  not_expected: { zh: '不适用', en: 'n/a' },
  withheld: { zh: '不公布', en: 'withheld' },
  pending: { zh: '待公布', en: 'not yet published' },
};
export const NO_VALUE = '—';
const NO_BASE: Text = { zh: '分母为零', en: 'without a base' };
const NOT_COMPARABLE: Text = { zh: '不可比', en: 'not comparable' };
const STEADY: Text = { zh: '持平', en: 'unchanged' };

/** Half away from zero on the four stored decimals, so that 97.35 is never 97.3 because of binary fractions. */
export function roundFigure(value: number, decimals: number): number {
  const scaled = Math.round(Math.abs(value) * 10_000);
  const step = 10 ** (4 - decimals);
  const rounded = Math.floor((scaled + step / 2) / step) / 10 ** decimals;
  return rounded === 0 ? 0 : Math.sign(value) * rounded;
}

/** 1,234.5: thousands grouped, fixed decimals, a real minus sign. */
export function formatNumber(value: number, decimals: number): string {
  const rounded = roundFigure(value, decimals);
  const [whole = '0', fraction] = Math.abs(rounded).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${rounded < 0 ? '−' : ''}${grouped}${fraction ? `.${fraction}` : ''}`;
}

/** The number with its unit: 97.3%, 6.2个百分点, 1,204人次, 0.86. */
function withUnit(number: string, unit: Text, language: Language): string {
  if (unit.zh === '%') return `${number}%`;
  if (unit.zh === '百分点') return language === 'zh' ? `${number}个百分点` : `${number} points`;
  if (unit.zh === '指数') return number;
  if (language === 'zh') return `${number}${unit.zh}`;
  return unit.en ? `${number} ${unit.en}` : number;
}

/** A figure as printed, with its unit: "97.3%", "3个", "无数据", "—". */
export function formatValue(
  indicator: { unit: Text; decimals: number },
  value: number | null,
  status: FigureStatus,
  language: Language,
): string {
  if (status !== 'final' && status !== 'provisional' && status !== 'undefined') return WORDS[status][language];
  if (value === null) return NO_VALUE;
  return withUnit(formatNumber(value, indicator.decimals), indicator.unit, language);
}

interface Blank {
  status: FigureStatus;
  word: Text;
  count: number;
}
/** Of figures, how many have no number, by why. */
export function blanksOf(figures: readonly { value: number | null; status: FigureStatus }[]): Blank[] {
  const blank = figures.filter(({ value }) => value === null).map(({ status }) => status);
  return Object.entries({ ...WORDS, undefined: NO_BASE })
    .map(([status, word]) => ({ status: status as FigureStatus, word, count: blank.filter((each) => each === status).length }))
    .filter(({ count }) => count > 0);
}

/** 2项未报、1项不公布; empty where each has a number. */
export const blanksSaid = (figures: readonly { value: number | null; status: FigureStatus }[], language: Language): string =>
  blanksOf(figures)
    .map(({ word, count }) => (language === 'zh' ? `${count}项${word.zh}` : `${count} ${word.en}`))
    .join(language === 'zh' ? '、' : ', ');

/** "454/467"; "" for counts, which have no denominator. */
export function formatRatio(numerator: number | null, denominator: number | null): string {
  if (numerator === null || denominator === null) return '';
  const plain = (n: number) => formatNumber(n, Number.isInteger(n) ? 0 : 1);
  return `${plain(numerator)}/${plain(denominator)}`;
}

export type ChangeDirection = 'up' | 'down' | 'flat' | 'none';

/** 上升1.2个百分点 / 下降3.0% / 持平 / 不可比; "—" when the figure itself is missing. */
export function formatChange(change: Change, language: Language): { display: string; direction: ChangeDirection } {
  if (change.value === null) return { display: change.reason === 'missing' ? NO_VALUE : NOT_COMPARABLE[language], direction: 'none' };
  const size = roundFigure(change.value, 1);
  if (size === 0) return { display: STEADY[language], direction: 'flat' };
  const number = formatNumber(Math.abs(size), 1);
  const amount = change.kind === 'percent' ? `${number}%` : language === 'zh' ? `${number}个百分点` : `${number} points`;
  if (language === 'en') return { display: `${size > 0 ? 'up' : 'down'} ${amount}`, direction: size > 0 ? 'up' : 'down' };
  const verb = size > 0 ? (change.kind === 'percent' ? '增长' : '上升') : '下降';
  return { display: `${verb}${amount}`, direction: size > 0 ? 'up' : 'down' };
}

/** The same for narrow table cells: +1.2, −0.3%, 0.0, 不可比, —. Points carry no sign of unit; the column head does. */
export function formatChangeShort(change: Change, language: Language): string {
  if (change.value === null) return change.reason === 'missing' ? NO_VALUE : NOT_COMPARABLE[language];
  const size = roundFigure(change.value, 1);
  return `${size > 0 ? '+' : ''}${formatNumber(size, 1)}${change.kind === 'percent' ? '%' : ''}`;
}

/** "27/30": units reported of expected. */
export const formatCoverage = (reported: number, expected: number): string => `${formatNumber(reported, 0)}/${formatNumber(expected, 0)}`;

/** The same as a phrase: 27/30个单位已审核. */
export function coveragePhrase(reported: number, expected: number, language: Language): string {
  const ratio = formatCoverage(reported, expected);
  return language === 'zh' ? `${ratio}个单位已审核` : `${ratio} units accepted`;
}

/** A figure of a target with its unit: 25%, 0个. Needless decimals are dropped: a target is a round number. */
export function formatTargetFigure(indicator: { unit: Text; decimals: number }, value: number, language: Language): string {
  return withUnit(formatNumber(value, indicator.decimals).replace(/\.0+$/, ''), indicator.unit, language);
}

/** ≥100%, ≤0个, 1%—2%; null when there is no target, or nothing is due yet. */
export function formatTarget(
  indicator: { unit: Text; decimals: number; direction: Direction },
  target: ComparedIndicatorValue['target'],
  language: Language,
): string | null {
  const plain = (value: number) => formatTargetFigure(indicator, value, language);
  if (target?.range) return `${plain(target.range[0])}${language === 'zh' ? '—' : '–'}${plain(target.range[1])}`;
  if (target?.value === null || target?.value === undefined) return null;
  if (indicator.direction === 'up' && target.value === 0) return null;
  if (indicator.direction === 'down') return target.value === 0 ? plain(0) : `≤${plain(target.value)}`;
  if (indicator.unit.zh === '%' && target.value === 100) return plain(100);
  return `≥${plain(target.value)}`;
}

/** Whether it is what is due by now of a target of the year; when the year ends it is that target. */
export const isPace = ({ target: goal }: Indicator, target: ComparedIndicatorValue['target']): boolean =>
  goal?.kind === 'pace' && target !== null && target.value !== goal.pace?.[3];

/** What a target is called; of several quarters together, without one of their targets. */
export const targetWord = (indicator: Indicator, target?: ComparedIndicatorValue['target']): Text =>
  (target ? isPace(indicator, target) : indicator.target?.kind === 'pace') ? { zh: '进度要求', en: 'pace' } : { zh: '目标', en: 'target' };

/** The same with what it is: 目标 ≥85%, or of a pace what is due by now: 进度要求 ≥75%. */
export function targetSaid(indicator: Indicator, target: ComparedIndicatorValue['target'], language: Language): string | null {
  const shown = formatTarget(indicator, target, language);
  return shown === null ? null : `${targetWord(indicator, target)[language]} ${shown}`;
}
