/** Is organisational life spread over the quarter, or done in one burst? (经常抓与突击抓) */
import type { Language } from '#domain/errors.js';
import { formatNumber, formatTarget, formatValue } from '#domain/indicators/format-figure.js';
import type { Values } from '#domain/return/values.js';
import { figuresOf, type BlockBuilder, type KnownFigure } from '../block-builder.js';
import { periodStack } from './period-stack.js';

const MONTHS = [
  { element: 'L07a', name: { zh: '第一月', en: 'First month' } },
  { element: 'L07b', name: { zh: '第二月', en: 'Second month' } },
  { element: 'L07c', name: { zh: '第三月', en: 'Third month' } },
];
/** Above this share of the quarter in one month it reads as a burst (W07). */
const BURST = 60;

export const themeDayMonths: BlockBuilder = (data, language) => {
  const [regularity] = figuresOf(data, ['LIF07']);
  if (!regularity) return null;
  return periodStack(
    data,
    {
      id: 'theme-days',
      title: titleOf(regularity, data.trend.at(-1)?.elements ?? {}, language),
      unit: { zh: '场', en: '' },
      series: MONTHS,
      coverageOf: 'LIF07',
      codes: ['LIF07'],
    },
    language,
  );
};

/** Spread evenly is only what reaches the target of the index; a quarter of which the index is not told is not judged at all. */
function titleOf({ indicator, figure }: KnownFigure, counts: Values, language: Language): string {
  const total = MONTHS.reduce((sum, { element }) => sum + (counts[element] ?? 0), 0);
  const index = formatValue(indicator, figure.value, figure.status, language);
  if (figure.status === 'withheld') return language === 'zh' ? `主题党日各月场次：本期${index}` : `Theme days by month: ${index}`;
  if (total === 0) return language === 'zh' ? '主题党日：本期尚无数据' : 'Theme days: no figures yet';
  const [busiest] = MONTHS.map(({ element, name }) => ({ name, count: counts[element] ?? 0 })).toSorted((a, b) => b.count - a.count);
  const share = (busiest!.count / total) * 100;
  const isMet = figure.target?.met ?? null;
  const aim = formatTarget(indicator, figure.target, language);
  const month = busiest!.name;
  const against =
    language === 'zh'
      ? `经常性指数${index}${isMet === false ? `，未达目标${aim}` : ''}`
      : `regularity ${index}${isMet === false ? `, off its target of ${aim}` : ''}`;
  const found = share > BURST ? { zh: '有突击迹象', en: 'a burst' } : isMet ? { zh: '分布较均衡', en: 'evenly spread' } : null;
  return language === 'zh'
    ? `主题党日${month.zh}占${formatNumber(share, 0)}%，${found ? `${found.zh}，` : ''}${against}`
    : `Theme days: ${formatNumber(share, 0)}% in the ${month.en.toLowerCase()}${found ? `, ${found.en}` : ''}; ${against}`;
}
