/** How are the organisations graded, and is it getting better? (优、良、中、差) */
import { formatValue } from '#domain/indicators/format-figure.js';
import { figuresOf, type BlockBuilder } from '../block-builder.js';
import { periodStack, type PeriodStack } from './period-stack.js';

const GRADES: PeriodStack['series'] = [
  { element: 'R16', name: { zh: '优', en: 'Excellent' }, tone: 'good' },
  { element: 'R17', name: { zh: '良', en: 'Good' }, tone: 'neutral' },
  { element: 'R18', name: { zh: '中', en: 'Fair' }, tone: 'warn' },
  { element: 'R19', name: { zh: '差', en: 'Poor' }, tone: 'bad' },
];

export const gradeStack: BlockBuilder = (data, language) => {
  const [good] = figuresOf(data, ['RSP10']);
  if (!good) return null;
  const share = formatValue(good.indicator, good.figure.value, good.figure.status, language);
  const poor = data.trend.at(-1)?.elements['R19'];
  const known = good.figure.value !== null;
  const zh = known
    ? `分类定级优良率${share}${poor === undefined ? '' : poor > 0 ? `，${poor}个组织定为“差”` : '，没有定为“差”的组织'}`
    : `分类定级优良率：本期${share}`;
  const en = `Graded good or better: ${share}${known && poor !== undefined ? `; ${poor > 0 ? poor : 'none'} graded poor` : ''}`;
  const title = language === 'zh' ? zh : en;
  return periodStack(
    data,
    { id: 'grades', title, unit: { zh: '个', en: '' }, series: GRADES, coverageOf: 'RSP10', codes: ['RSP10'] },
    language,
  );
};
