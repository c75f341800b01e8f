/** Is organisational life spread over the quarter, or done in one burst? (经常抓与突击抓) */
import type { Language } from '#domain/errors.js';
import { formatNumber, formatValue } from '#domain/indicators/format-figure.js';
import { figuresOf, type BlockBuilder } from '../block-builder.js';
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
  const now = data.trend.at(-1)?.elements ?? {};
  const counts = MONTHS.map((month) => ({ ...month, count: now[month.element] ?? 0 }));
  const total = counts.reduce((sum, month) => sum + month.count, 0);
  const busiest = counts.toSorted((a, b) => b.count - a.count)[0]!;
  const index = formatValue(regularity.indicator, regularity.figure.value, regularity.figure.status, language);
  return periodStack(
    data,
    {
      id: 'theme-days',
      title: titleOf(total, busiest, index, language),
      unit: { zh: '场', en: '' },
      series: MONTHS,
      coverageOf: 'LIF07',
      codes: ['LIF07'],
    },
    language,
  );
};

function titleOf(total: number, busiest: { name: { zh: string; en: string }; count: number }, index: string, language: Language): string {
  if (total === 0) return language === 'zh' ? '主题党日：本期尚无数据' : 'Theme days: no figures yet';
  const share = (busiest.count / total) * 100;
  const burst = share > BURST;
  return language === 'zh'
    ? `主题党日${busiest.name.zh}占${formatNumber(share, 0)}%，${burst ? '有突击迹象' : '分布较均衡'}，经常性指数${index}`
    : `Theme days: ${formatNumber(share, 0)}% in the ${busiest.name.en.toLowerCase()}, ${burst ? 'a burst' : 'evenly spread'}; regularity ${index}`;
}
