/** Titles that say the finding, by rule: 出席率连续三季上升，仍落后目标6.2个百分点. */
import type { Indicator } from '../catalogue/catalogue.js';
import type { Language } from '../errors.js';
import { changesInPoints, isOfYear, restOnAlikeReturns } from '../indicators/compare.js';
import { blanksSaid, coveragePhrase, formatChange, formatNumber, formatValue, isPace, roundFigure } from '../indicators/format-figure.js';
import { SMALLEST_BASE } from '../indicators/rank.js';
import type { Change, ComparedIndicatorValue, IndicatorValue } from '../indicators/indicator-value.js';

const QUARTERS_ZH = ['', '', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const QUARTERS_EN = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** 1 unit, 3 units. */
export const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** 6.2个百分点 for rates, 3个 for counts. */
export function distanceText(indicator: Indicator, distance: number, language: Language): string {
  const number = formatNumber(Math.abs(distance), indicator.decimals);
  if (changesInPoints(indicator)) return language === 'zh' ? `${number}个百分点` : `${number} points`;
  return formatValue(indicator, Math.abs(distance), 'final', language);
}

/**
 * How many quarters in a row the figure rose (positive) or fell (negative), as printed, up to the last one.
 * It needs an earlier quarter that rests on about as many returns. That a figure of the year so far grows says nothing.
 */
export function runOf(indicator: Indicator, history: readonly IndicatorValue[]): number {
  const printed = (value: number): number => roundFigure(value, indicator.decimals);
  let run = 0;
  for (let i = history.length - 1; i >= 0; i--) {
    const now = history[i]!;
    const before = history[i - 1];
    if (now.value === null || !before || before.value === null || isOfYear(indicator, now)) break;
    if (!restOnAlikeReturns(indicator, now, before)) break;
    const step = Math.sign(printed(now.value) - printed(before.value));
    if (step === 0 || (run !== 0 && step !== Math.sign(run))) break;
    run += step;
  }
  return run;
}

/** What a figure is held against: the quarter before, or of the year so far the year before. */
interface Base {
  change: Change;
  back: number;
  zh: string;
  en: string;
}
const baseOf = (indicator: Indicator, current: ComparedIndicatorValue): Base =>
  isOfYear(indicator, current)
    ? { change: current.yearChange, back: 4, zh: '上年同期', en: 'year' }
    : { change: current.quarterChange, back: 1, zh: '上季', en: 'quarter' };

/** Nothing is said of how the work moved where others are counted. */
const isOfOthers = ({ reason, unlike }: Change): boolean => reason === 'coverage' || unlike !== undefined;

/** 本期仅82/119个单位已审核，暂不与前期比较: names the quarter with fewer returns. */
function notCompared(current: IndicatorValue, before: IndicatorValue | undefined, base: Base, language: Language): string {
  const isNow = !before || current.reported < before.reported;
  const fewer = isNow ? current : before;
  const phrase = coveragePhrase(fewer.reported, fewer.expected, language);
  if (language === 'zh') return `${isNow ? '本期' : base.zh}仅${phrase}，暂不与前期比较`;
  return `only ${phrase} ${isNow ? 'so far' : `in the ${base.en} before`}, not compared with earlier quarters`;
}

/** 连续三季上升 / 较上季下降1.2个百分点 / 与上年同期持平; empty when there is nothing to compare with. */
function movement(
  current: ComparedIndicatorValue,
  history: readonly IndicatorValue[],
  run: number,
  base: Base,
  language: Language,
): string {
  const quarters = Math.min(Math.abs(run), QUARTERS_ZH.length - 1);
  if (quarters >= 2)
    return language === 'zh'
      ? `连续${QUARTERS_ZH[quarters]}季${run > 0 ? '上升' : '下降'}`
      : `${run > 0 ? 'up' : 'down'} ${QUARTERS_EN[quarters]} quarters in a row`;
  if (isOfOthers(base.change)) return notCompared(current, history.at(-1 - base.back), base, language);
  const { display, direction } = formatChange(base.change, language);
  if (direction === 'none') return '';
  if (language === 'zh') return direction === 'flat' ? `与${base.zh}持平` : `较${base.zh}${display}`;
  return `${direction === 'flat' ? 'unchanged' : display} on the ${base.en}`;
}

/** 已达目标 / 仍落后进度6.2个百分点 / 高于控制目标3个; empty without a target. */
function standing(indicator: Indicator, { value, target }: ComparedIndicatorValue, rising: boolean, language: Language): string {
  if (value === null || !target || target.met === null) return '';
  const pace = isPace(indicator, target);
  if (target.met) return language === 'zh' ? (pace ? '达到进度要求' : '达到目标') : pace ? 'on pace' : 'on target';
  if (target.value === null) return language === 'zh' ? '不在目标区间内' : 'outside the target range';
  const distance = distanceText(indicator, target.value - value, language);
  if (indicator.direction === 'down') return language === 'zh' ? `超出目标${distance}` : `${distance} above target`;
  if (language === 'zh') return `${rising ? '仍' : ''}落后${pace ? '进度' : '目标'}${distance}`;
  return `${rising ? 'still ' : ''}${distance} behind ${pace ? 'pace' : 'target'}`;
}

const sentence = (subject: string, clauses: string[], language: Language): string => {
  const said = clauses.filter(Boolean);
  if (language === 'zh') return `${subject}${said.join('，')}`;
  return said.length ? `${subject}: ${said.join(', ')}` : subject;
};

/** `history`: the indicator's values, oldest first, ending with the current one. */
export function trendTitle(
  indicator: Indicator,
  history: readonly IndicatorValue[],
  current: ComparedIndicatorValue,
  language: Language,
): string {
  const name = indicator.name[language];
  if (current.value === null) {
    const display = formatValue(indicator, null, current.status, language);
    return language === 'zh' ? `${name}：本期${display}` : `${name}: ${display}`;
  }
  const run = runOf(indicator, history);
  const base = baseOf(indicator, current);
  const rising = indicator.direction === 'up' && (run > 0 || (!isOfOthers(base.change) && (base.change.value ?? 0) > 0));
  const clauses = [movement(current, history, run, base, language), standing(indicator, current, rising, language)];
  /** A whole clause follows, not a verb of the name. */
  const subject = language === 'zh' && isOfOthers(base.change) ? `${name}：` : name;
  if (clauses.some(Boolean)) return sentence(subject, clauses, language);
  const display = formatValue(indicator, current.value, current.status, language);
  return language === 'zh' ? `${name}为${display}` : `${name}: ${display}`;
}

export interface Placed {
  name: string;
  value: number;
  /** The denominator; null for what has none. */
  base: number | null;
}
const NAMED = 2;
const isSolid = (base: number | null): boolean => base === null || base >= SMALLEST_BASE;
const LEFT_OUT = { zh: `分母不足${SMALLEST_BASE}的除外`, en: `bases under ${SMALLEST_BASE} left out` };

/**
 * Who stands at the end of a list sorted from there, all who share the place: 甲、乙等3个单位（50.0%）. Nobody is named for a base on which
 * one more or less decides; null where only such are left.
 */
export function atTheEnd(
  sorted: readonly Placed[],
  display: (value: number) => string,
  noun: { zh: string; en: string },
  language: Language,
): string | null {
  const solid = sorted.filter(({ base }) => isSolid(base));
  const shown = solid[0] && display(solid[0].value);
  if (shown === undefined) return null;
  const tied = solid.filter(({ value }) => display(value) === shown).map(({ name }) => name);
  const names = tied.slice(0, NAMED).join(language === 'zh' ? '、' : ', ');
  const more = tied.length - NAMED;
  const isFirst = solid[0] === sorted[0] || display(sorted[0]!.value) === shown;
  if (language === 'zh') return `${names}${more > 0 ? `等${tied.length}个${noun.zh}` : ''}（${shown}${isFirst ? '' : `，${LEFT_OUT.zh}`}）`;
  return `${names}${more > 0 ? ` and ${more} more` : ''} (${shown}${isFirst ? '' : `, ${LEFT_OUT.en}`})`;
}

/** Of units or sectors, worst last: 3个单位有效覆盖率未达目标，最低的是A（62.1%）. */
export function rankingTitle(
  indicator: Indicator,
  rows: readonly { name: string; figure: ComparedIndicatorValue }[],
  noun: { zh: string; en: string },
  language: Language,
): string {
  const name = indicator.name[language];
  const known = rows.filter((row) => row.figure.value !== null);
  if (known.length === 0) return language === 'zh' ? `${name}：本期尚无数据` : `${name}: no figures yet`;
  const sign = indicator.direction === 'down' ? -1 : 1;
  const sorted = known.toSorted((a, b) => sign * (a.figure.value! - b.figure.value!));
  const shown = (row: (typeof sorted)[number]): string => formatValue(indicator, row.figure.value, row.figure.status, language);
  const unmet = known.filter((row) => row.figure.target?.met === false);
  const judged = known.some((row) => typeof row.figure.target?.met === 'boolean');
  const pace = known.some(({ figure }) => isPace(indicator, figure.target));
  const isDown = indicator.direction === 'down';
  const extremeOf = (among: typeof sorted): string => {
    const end = atTheEnd(
      among.map(({ name: of, figure }) => ({ name: of, value: figure.value!, base: figure.denominator })),
      (value) => formatValue(indicator, value, 'final', language),
      noun,
      language,
    );
    if (end === null) return '';
    return language === 'zh' ? `，${isDown ? '最高' : '最低'}的是${end}` : `, ${isDown ? 'highest' : 'lowest'} is ${end}`;
  };
  const extreme = extremeOf(sorted);
  if (unmet.length > 0)
    return language === 'zh'
      ? `${unmet.length}个${noun.zh}${name}${pace ? '落后进度' : '未达目标'}${extreme}`
      : `${name}: ${unmet.length} of ${known.length} ${noun.en} ${pace ? 'behind pace' : 'off target'}${extreme}`;
  const left = rows.length - known.length;
  if (judged)
    return language === 'zh'
      ? `${left > 0 ? '有数据的' : ''}${known.length}个${noun.zh}${name}全部达到${pace ? '进度要求' : '目标'}${left > 0 ? `，另有${left}个没有数据` : ''}`
      : `${name}: all ${known.length} ${noun.en}${left > 0 ? ' with figures' : ''} on ${pace ? 'pace' : 'target'}${left > 0 ? `, ${left} without` : ''}`;
  // How far apart they are is said of those of whom the end is.
  const solid = sorted.filter(({ figure }) => isSolid(figure.denominator));
  const compared = solid.length > 0 ? solid : sorted;
  const [worst, best] = [compared[0]!, compared.at(-1)!];
  const except = compared.length === sorted.length ? '' : LEFT_OUT[language];
  const whose = language === 'zh' ? `各${noun.zh}${except && `（${except}）`}` : `${noun.en}${except && ` (${except})`}`;
  if (compared.length === 1) {
    const one = language === 'zh' ? `${worst.name}（${shown(worst)}）` : `${worst.name} ${shown(worst)}`;
    return language === 'zh' ? `${name}：${one}${except && `，${except}`}` : `${name}: ${one}${except && `, ${except}`}`;
  }
  if (shown(worst) === shown(best))
    return language === 'zh' ? `${whose}${name}相同，均为${shown(worst)}` : `${name}: ${shown(worst)} in all ${whose}`;
  const spread = distanceText(indicator, best.figure.value! - worst.figure.value!, language);
  const said = extremeOf(compared);
  return language === 'zh' ? `${whose}${name}相差${spread}${said}` : `${name}: ${whose} differ by ${spread}${said}`;
}

/** Of several figures, adding up to all of them: 8项主要指标中4项达到目标，2项未达，1项不公布，1项本期无目标. */
export function tallyTitle(figures: readonly ComparedIndicatorValue[], noun: { zh: string; en: string }, language: Language): string {
  const judged = figures.filter((f) => typeof f.target?.met === 'boolean');
  const met = judged.filter((f) => f.target?.met).length;
  const off = judged.length - met;
  // What waits for its quarter never has a target.
  const silent = figures.filter((f) => f.value === null && f.status !== 'pending');
  const free = figures.length - judged.length - silent.length;
  if (met === figures.length) return language === 'zh' ? `${met}项${noun.zh}全部达到目标` : `All ${met} ${noun.en} on target`;
  const parts =
    language === 'zh'
      ? [
          met ? `${met}项达到目标` : '',
          off ? `${off}项未达${met ? '' : '目标'}` : '',
          blanksSaid(silent, language),
          free ? `${free}项本期无目标` : '',
        ]
      : [
          met ? `${met} on target` : '',
          off ? `${off} off${met ? '' : ' target'}` : '',
          blanksSaid(silent, language),
          free ? `${free} without a target now` : '',
        ];
  const said = free === figures.length ? [] : parts.filter(Boolean);
  if (language === 'en') return said.length ? `${figures.length} ${noun.en}: ${said.join(', ')}` : `${figures.length} ${noun.en}`;
  return said.length ? `${figures.length}项${noun.zh}中${said.join('，')}` : `${figures.length}项${noun.zh}`;
}
