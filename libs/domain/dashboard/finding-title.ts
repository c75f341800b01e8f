/** Titles that say the finding, by rule: 培训覆盖率连续三季上升，仍落后进度6.2个百分点. */
import type { Indicator } from '../catalogue/catalogue.js';
import type { Language } from '../errors.js';
import { changesInPoints } from '../indicators/compare.js';
import { formatChange, formatNumber, formatValue, roundFigure } from '../indicators/format-figure.js';
import type { ComparedIndicatorValue, IndicatorValue } from '../indicators/indicator-value.js';
import { quarterOf } from '../period/period.js';

const QUARTERS_ZH = ['', '', '两', '三', '四', '五', '六', '七', '八', '九'];
const QUARTERS_EN = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** 6.2个百分点 for rates, 3个 for counts. */
export function distanceText(indicator: Indicator, distance: number, language: Language): string {
  const number = formatNumber(Math.abs(distance), indicator.decimals);
  if (changesInPoints(indicator)) return language === 'zh' ? `${number}个百分点` : `${number} points`;
  return formatValue(indicator, Math.abs(distance), 'final', language);
}

/**
 * How many quarters in a row the figure rose (positive) or fell (negative), as printed, up to the last one.
 * A figure of the year so far starts from nothing in Q1; any other needs an earlier quarter.
 */
export function runOf(indicator: Indicator, history: readonly IndicatorValue[]): number {
  const printed = (value: number): number => roundFigure(value, indicator.decimals);
  let run = 0;
  for (let i = history.length - 1; i >= 0; i--) {
    const now = history[i]!;
    const restarts = now.span === 'cumulative' && indicator.time !== 'stock' && quarterOf(now.period) === 1;
    const before = restarts ? 0 : (history[i - 1]?.value ?? null);
    if (now.value === null || before === null) break;
    const step = Math.sign(printed(now.value) - printed(before));
    if (step === 0 || (run !== 0 && step !== Math.sign(run))) break;
    run += step;
    if (restarts) break;
  }
  return run;
}

/** 连续三季上升 / 较上季下降1.2个百分点 / 与上季持平; empty when there is nothing to compare with. */
function movement(current: ComparedIndicatorValue, run: number, language: Language): string {
  const quarters = Math.min(Math.abs(run), 9);
  if (quarters >= 2)
    return language === 'zh'
      ? `连续${QUARTERS_ZH[quarters]}季${run > 0 ? '上升' : '下降'}`
      : `${run > 0 ? 'up' : 'down'} ${QUARTERS_EN[quarters]} quarters in a row`;
  const { display, direction } = formatChange(current.quarterChange, language);
  if (direction === 'none') return '';
  if (language === 'zh') return direction === 'flat' ? '与上季持平' : `较上季${display}`;
  return direction === 'flat' ? 'unchanged on the quarter' : `${display} on the quarter`;
}

/** 已达目标 / 仍落后进度6.2个百分点 / 高于控制目标3个; empty without a target. */
function standing(indicator: Indicator, { value, target }: ComparedIndicatorValue, rising: boolean, language: Language): string {
  if (value === null || !target || target.met === null) return '';
  const pace = indicator.target?.kind === 'pace';
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
export function trendTitle(indicator: Indicator, history: readonly IndicatorValue[], current: ComparedIndicatorValue, language: Language): string {
  const name = indicator.name[language];
  if (current.value === null) {
    const display = formatValue(indicator, null, current.status, language);
    return language === 'zh' ? `${name}：本期${display}` : `${name}: ${display}`;
  }
  const run = runOf(indicator, history);
  const rising = indicator.direction === 'up' && (run > 0 || (current.quarterChange.value ?? 0) > 0);
  const clauses = [movement(current, run, language), standing(indicator, current, rising, language)];
  if (clauses.some(Boolean)) return sentence(name, clauses, language);
  const display = formatValue(indicator, current.value, current.status, language);
  return language === 'zh' ? `${name}为${display}` : `${name}: ${display}`;
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
  const [worst, best] = [sorted[0]!, sorted.at(-1)!];
  const shown = (row: typeof worst): string => formatValue(indicator, row.figure.value, row.figure.status, language);
  const unmet = known.filter((row) => row.figure.target?.met === false);
  const judged = known.some((row) => typeof row.figure.target?.met === 'boolean');
  const extreme = language === 'zh' ? `${indicator.direction === 'down' ? '最高' : '最低'}的是${worst.name}（${shown(worst)}）` : `${indicator.direction === 'down' ? 'highest' : 'lowest'} is ${worst.name} (${shown(worst)})`;
  if (judged && unmet.length === 0) return language === 'zh' ? `${known.length}个${noun.zh}${name}全部达到目标` : `${name}: all ${known.length} ${noun.en} on target`;
  if (unmet.length > 0) return language === 'zh' ? `${unmet.length}个${noun.zh}${name}未达目标，${extreme}` : `${name}: ${unmet.length} ${noun.en} off target, ${extreme}`;
  const spread = distanceText(indicator, best.figure.value! - worst.figure.value!, language);
  if (known.length === 1) return language === 'zh' ? `${name}：${worst.name}${shown(worst)}` : `${name}: ${worst.name} ${shown(worst)}`;
  return language === 'zh' ? `各${noun.zh}${name}相差${spread}，${extreme}` : `${name}: ${noun.en} differ by ${spread}, ${extreme}`;
}

/** Of several figures: 8项主要指标中5项达到目标，3项未达. */
export function tallyTitle(figures: readonly ComparedIndicatorValue[], noun: { zh: string; en: string }, language: Language): string {
  const judged = figures.filter((f) => typeof f.target?.met === 'boolean');
  const met = judged.filter((f) => f.target?.met).length;
  const silent = figures.filter((f) => f.value === null).length;
  const zh = [`${figures.length}项${noun.zh}`, judged.length ? `${met}项达到目标${met < judged.length ? `，${judged.length - met}项未达` : ''}` : '', silent ? `${silent}项暂无数据` : ''].filter(Boolean);
  const en = [`${figures.length} ${noun.en}`, judged.length ? `${met} on target${met < judged.length ? `, ${judged.length - met} off` : ''}` : '', silent ? `${silent} without figures` : ''].filter(Boolean);
  if (language === 'en') return [en[0], en.slice(1).join(', ')].filter(Boolean).join(': ');
  return zh.length > 1 ? `${zh[0]}中${zh.slice(1).join('，')}` : zh[0]!;
}
