/** Will full coverage be reached by the end of the year: where it stands, and what every quarter left must bring? (年内集中培训全覆盖) */
import { yearEndNeed, type YearEndNeed } from '#domain/analysis/year-end-need.js';
import type { Indicator, IndicatorCode } from '#domain/catalogue/catalogue.js';
import { distanceText } from '#domain/dashboard/finding-title.js';
import type { Language } from '#domain/errors.js';
import { formatNumber } from '#domain/indicators/format-figure.js';
import { figuresOf, type BlockBuilder } from '../block-builder.js';
import { trendOf } from './trend-lines.js';

export const yearEndTrend =
  (code: IndicatorCode): BlockBuilder =>
  (data, language, choices) => {
    const trend = trendOf(code)(data, language, choices);
    const [known] = figuresOf(data, [code]);
    const need = known && yearEndNeed(data.catalogue, known.indicator, known.figure);
    if (!trend || !need) return trend;
    return {
      ...trend,
      title: `${trend.title}${language === 'zh' ? '；' : '; '}${said(known.indicator, need, language)}`,
      notes: [...trend.notes, rule(need, language)],
    };
  };

/** 距年底目标差12.3个百分点，后1季每季需再完成5人. */
function said(
  indicator: Indicator,
  { distance, quartersLeft, needed, neededPerQuarter, target, decimals, unit }: YearEndNeed,
  language: Language,
): string {
  if (needed === 0) return language === 'zh' ? `已达到年底目标${target}%` : `the ${target}% due by year end is reached`;
  const gap = distanceText(indicator, distance, language);
  const [all, each] = [formatNumber(needed, decimals), neededPerQuarter === null ? '' : formatNumber(neededPerQuarter, decimals)];
  if (language === 'zh') {
    if (quartersLeft === 0) return `距年底目标差${gap}，尚有${all}${unit.zh}未完成`;
    return `距年底目标差${gap}，${quartersLeft > 1 ? `后${quartersLeft}季每季` : '最后1季'}需再完成${each}${unit.zh}`;
  }
  if (quartersLeft === 0) return `${gap} short of the year's target, ${all} still to do`;
  return `${gap} short of the year's target, ${each} to do ${quartersLeft > 1 ? `in each of ${quartersLeft} quarters left` : 'in the quarter left'}`;
}

const rule = ({ target, needed, quartersLeft, decimals, unit }: YearEndNeed, language: Language): string =>
  language === 'zh'
    ? `年底目标${target}%，按本期已审核单位的分母计算，尚需${formatNumber(needed, decimals)}${unit.zh}${quartersLeft > 1 ? `，剩余${quartersLeft}季平均分摊${decimals === 0 ? '、向上取整' : ''}` : ''}；不是预测`
    : `Target ${target}% by year end: ${formatNumber(needed, decimals)} still to do on the base of returns accepted by now${quartersLeft > 1 ? `, spread evenly over ${quartersLeft} quarters${decimals === 0 ? ' and rounded up' : ''}` : ''}; no forecast`;
