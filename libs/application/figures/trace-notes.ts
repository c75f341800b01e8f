/** What a trace says in words beside its rows. */
import type { Indicator } from '#domain/catalogue/catalogue.js';
import type { Language } from '#domain/errors.js';
import type { NodeHistory } from '#domain/indicators/evaluate-indicators.js';
import { coveragePhrase } from '#domain/indicators/format-figure.js';
import type { IndicatorValue } from '#domain/indicators/indicator-value.js';
import { withheldBy } from '#domain/indicators/why-withheld.js';

/** Why no unit is named; null where they are. */
export function withheldWords(indicator: Indicator, node: NodeHistory, language: Language): string | null {
  const name = indicator.name[language];
  if (indicator.kind === 'ballot')
    return language === 'zh' ? `“${name}”尚未启用：测评结果还没有登记` : `"${name}" is not in force: no appraisal has been recorded`;
  if (!indicator.bureauTotalOnly) return null;
  const isTotal = node.isRoot && node.sector === null;
  if (language === 'zh') return `“${name}”只公布全局合计，不列各单位的数${isTotal ? '' : '；请看全局的数'}`;
  return `"${name}" is shown as a bureau total only; no unit is named${isTotal ? '' : ', look at the whole bureau'}`;
}

/** Why there is no figure though returns were accepted. */
export function thinNote(indicator: Indicator, value: IndicatorValue, language: Language): string[] {
  const reason = withheldBy(indicator, value);
  if (reason === null || reason === 'bureau') return [];
  if (reason === 'thin') {
    const coverage = coveragePhrase(value.reported, value.expected, language);
    return [language === 'zh' ? `${coverage}，不足三成，此数暂不公布` : `${coverage}: too few, the figure is withheld`];
  }
  if (reason === 'year')
    return [
      language === 'zh'
        ? '各季已审核的单位数相差超过5%，年内合计与本季基数不是同一批单位，此数暂不公布'
        : 'Over 5% more or fewer returns are in than in other quarters: the sum of the year and the base of this one are of different units, the figure is withheld',
    ];
  return [
    language === 'zh'
      ? '本季数由两个季度的累计数相减得出，两季已审核的单位不同，此数暂不公布'
      : 'The figure of the quarter is the difference of two since January, of different units: it is withheld',
  ];
}

export function hiddenNote(count: number, language: Language): string[] {
  if (count === 0) return [];
  return [
    language === 'zh'
      ? `另有${count}个单位现已不在您的查看范围内：已计入合计，不逐一列出`
      : `Outside your scope today: ${count} more, counted in the sum, not listed`,
  ];
}

export const pendingNote = (language: Language): string[] => [
  language === 'zh'
    ? '有刚审核通过的季报正在汇总，请几秒后再看'
    : 'Returns accepted a moment ago are being summed; look again in a few seconds',
];

export const unprovenNote = (language: Language): string[] => [
  language === 'zh'
    ? '各单位之和与所示数不符，请告知系统管理员重新汇总（jibao recompute）'
    : 'The units do not add up to the figure shown: tell the system administrator to recompute (jibao recompute)',
];
