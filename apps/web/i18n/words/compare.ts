/** Words of the comparison. */
import type { Text } from '#domain/errors.js';

export const compareWords = {
  'compare.line': {
    zh: '选定行、列和指标，对比单位、领域、季度。',
    en: 'Set units, sectors, quarters and indicators against each other.',
  },
  'compare.builder': { zh: '对比条件', en: 'What to compare' },
  'compare.presets': { zh: '常用对比', en: 'Usual comparisons' },
  'compare.rows': { zh: '行', en: 'Rows' },
  'compare.columns': { zh: '列', en: 'Columns' },
  'compare.swap': { zh: '行列互换', en: 'Swap rows and columns' },
  'compare.measure': { zh: '显示', en: 'Show' },
  'compare.codes': { zh: '指标', en: 'Indicators' },
  'compare.code': { zh: '指标（一项）', en: 'Indicator' },
  'compare.codesUsual': { zh: '主要指标', en: 'Main indicators' },
  'compare.codeUsual': { zh: '首项未达标的主要指标', en: 'First main indicator off target' },
  'compare.units': { zh: '单位', en: 'Units' },
  'compare.unitsBelow': { zh: '{name}的下级单位', en: 'Units below {name}' },
  'compare.periods': { zh: '季度数', en: 'Quarters' },
  'compare.lastPeriods': { zh: '最近 {count} 个季度', en: 'Last {count} quarters' },
  'compare.chosen': { zh: '已选 {count} 项', en: '{count} chosen' },
  'compare.says': { zh: '{label}：{said}', en: '{label}: {said}' },
  'compare.without': { zh: '去掉{name}', en: 'Take out {name}' },
  'compare.search': { zh: '搜索{what}', en: 'Search {what}' },
  'compare.clear': { zh: '清除', en: 'Clear' },
  'compare.noneFound': { zh: '没有符合的项目', en: 'Nothing matches' },
  'compare.most': { zh: '最多选 {count} 项', en: 'At most {count}' },
} as const satisfies Record<string, Text>;
