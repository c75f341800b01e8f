/** Why a figure is withheld although returns are accepted: in a few words, wherever 不公布 stands. */
import type { Indicator } from '../catalogue/catalogue.js';
import type { Language, Text } from '../errors.js';
import { isThin } from './coverage-floor.js';
import type { IndicatorValue } from './indicator-value.js';

/** bureau: told of the whole alone; thin: too few returns; year, quarter: the quarters it is made of rest on different returns. */
export type WithheldBy = 'bureau' | 'thin' | 'year' | 'quarter';

export function withheldBy(indicator: Indicator, value: IndicatorValue): WithheldBy | null {
  if (value.status !== 'withheld') return null;
  if (indicator.bureauTotalOnly) return 'bureau';
  if (isThin(value)) return 'thin';
  return value.span === 'cumulative' ? 'year' : 'quarter';
}

const REASONS: Record<WithheldBy, Text> = {
  thin: { zh: '已审核单位不足三成', en: 'under three in ten units accepted' },
  year: { zh: '各季已审核的单位数相差超过5%', en: 'over 5% more or fewer units accepted in other quarters' },
  quarter: { zh: '前后两季已审核的单位不同', en: 'other units accepted than in the quarter before' },
  bureau: { zh: '只公布全局合计', en: 'told as a bureau total only' },
};

/** 不公布：应建已建率、有效覆盖率（已审核单位不足三成）; null where nothing is withheld. */
export function withheldSaid(figures: readonly { indicator: Indicator; figure: IndicatorValue }[], language: Language): string | null {
  const zh = language === 'zh';
  const said = (Object.keys(REASONS) as WithheldBy[]).flatMap((reason) => {
    const names = new Set(
      figures.filter(({ indicator, figure }) => withheldBy(indicator, figure) === reason).map(({ indicator }) => indicator.name[language]),
    );
    if (names.size === 0) return [];
    return [zh ? `${[...names].join('、')}（${REASONS[reason].zh}）` : `${[...names].join(', ')} (${REASONS[reason].en})`];
  });
  if (said.length === 0) return null;
  return zh ? `不公布：${said.join('；')}` : `Withheld: ${said.join('; ')}`;
}
