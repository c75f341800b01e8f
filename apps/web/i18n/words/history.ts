/** Words of past quarters. */
import type { Text } from '#domain/errors.js';

export const historyWords = {
  'history.title': { zh: '历史数据', en: 'Past quarters' },
  'history.line': {
    zh: '把以前各季的统计表导入，使同比从第一天起就有数。任何表格都可以，只需说明哪一列是什么。',
    en: 'Bring in tables of past quarters, so that comparisons work from the first day. Any table will do: say which column is what.',
  },
  'history.mapping': { zh: '列的含义', en: 'What the columns are' },
  'history.mappingHelp': {
    zh: '标题与填报项名称或编码相同的列会自动识别；其余的列在这里说明，以后可以再用。',
    en: 'Columns headed by a cell’s name or code are recognised; say here what the others are. It is kept for the next time.',
  },
  'history.saved': { zh: '已保存的对应关系', en: 'Saved mappings' },
  'history.newMapping': { zh: '自动识别', en: 'Recognise by headings' },
  'history.name': { zh: '名称', en: 'Name' },
  'history.headRow': { zh: '标题在第几行', en: 'Row of the headings' },
  'history.sheet': { zh: '工作表（空＝第一张）', en: 'Sheet (empty = the first)' },
  'history.heading': { zh: '表中的列（标题或列号）', en: 'Column (heading or letter)' },
  'history.meaning': { zh: '含义', en: 'Is' },
  'history.isUnit': { zh: '单位编码', en: 'unit code' },
  'history.isUnitName': { zh: '单位名称', en: 'unit name' },
  'history.isPeriod': { zh: '季度', en: 'quarter' },
  'history.addColumn': { zh: '增加一列', en: 'Add a column' },
  'history.removeColumn': { zh: '去掉', en: 'Remove' },
  'history.save': { zh: '保存对应关系', en: 'Save the mapping' },
  'history.unsaved': {
    zh: '上面的对应关系还没有保存，导入时不会使用。',
    en: 'What the columns are is not saved yet and would not be used.',
  },
  'history.period': { zh: '表中没有季度列时，属于', en: 'Quarter, when no column says it' },
  'history.upload': { zh: '选择历史数据表', en: 'Choose the table' },
} as const satisfies Record<string, Text>;
