/** The sheets of the catalogue workbook and their columns: every field an entry may have. */
import type { Field } from './catalogue-fields.js';

export interface CatalogueSheet {
  name: string;
  note: string;
  /** A column that stands before the fields: which document an entry belongs to. */
  first?: { key: string; zh: string };
  fields: readonly Field[];
}

const text = (key: string, zh: string, width?: number): Field => ({ key, zh, as: 'text', ...(width ? { width } : {}) });
const number = (key: string, zh: string): Field => ({ key, zh, as: 'number', width: 9 });
const flag = (key: string, zh: string): Field => ({ key, zh, as: 'flag', width: 9 });
const list = (key: string, zh: string, width = 16): Field => ({ key, zh, as: 'list', width });
const json = (key: string, zh: string, width = 30): Field => ({ key, zh, as: 'json', width });
const both = (key: string, zh: string, width: number): Field[] => [
  text(`${key}.zh`, `${zh}（中文）`, width),
  text(`${key}.en`, `${zh}（英文）`, width),
];

const RULE_FIELDS: readonly Field[] = [
  text('code', '编码', 8),
  text('kind', '种类', 10),
  ...both('name', '名称', 24),
  json('source', '依据'),
  json('parameters', '参数'),
  json('messages', '提示语'),
  json('examples', '例'),
];
const CHECK_FIELDS: readonly Field[] = [
  text('check.at', '单元格', 8),
  text('check.severity', '轻重', 9),
  text('check.holds', '成立条件', 40),
  ...both('check.message', '提示语', 40),
  text('check.expected', '应为（算式）', 24),
  ...both('check.expected_text', '应为', 18),
  json('check.examples', '例', 40),
];

export const CATALOGUE_SHEETS = {
  elements: {
    name: '填报项',
    note: '每行一个填报项，行的次序就是填报次序。编码一经使用不再改作他用；增删行后把“row”一列全部清空，系统重新编号。',
    fields: [
      text('code', '编码', 8),
      text('sheet', '所在表', 14),
      number('row', '行号'),
      ...both('name', '名称', 24),
      ...both('help', '填报说明', 44),
      text('type', '数据类型', 10),
      number('scale', '小数位'),
      number('step', '步长'),
      text('time', '时期', 9),
      ...both('unit', '计量单位', 10),
      number('min', '最小值'),
      number('max', '最大值'),
      list('applies_to', '填报单位类型'),
      json('prefill', '预填'),
      flag('allows_not_applicable', '可填不适用'),
      flag('bureau_total_only', '只显示全局合计'),
    ],
  },
  rules: {
    name: '规则',
    note: '每行一条检查；同一规则有几条检查的写几行，编码相同，规则本身的各列只填第一行。每条检查都要有例，上传时逐例验算。',
    first: { key: 'severity', zh: '类别' },
    fields: [...RULE_FIELDS, ...CHECK_FIELDS],
  },
  indicators: {
    name: '指标',
    note: '每行一个指标，行的次序就是展示次序；目标值在“目标”表。每个指标都要有例，上传时逐例验算。',
    first: { key: 'family', zh: '类别' },
    fields: [
      text('code', '编码', 9),
      text('parent', '上级指标', 9),
      ...both('name', '名称', 24),
      text('kind', '种类', 11),
      ...both('unit', '计量单位', 10),
      number('decimals', '小数位'),
      text('direction', '方向', 9),
      text('time', '时期', 9),
      text('cumulation', '累计方法', 14),
      text('numerator', '分子', 30),
      text('denominator', '分母', 30),
      list('of', '被减、减指标'),
      text('system', '系统计算', 12),
      ...both('to_do', '还需做到', 20),
      flag('bureau_total_only', '只显示全局合计'),
      json('source', '依据'),
      ...both('formula', '算法说明', 30),
      json('examples', '例', 40),
    ],
  },
  targets: {
    name: '目标',
    note: '每行一个指标的目标：fixed 一个值，pace 四个季度末应达到的值，range 上下限，per 按算式。',
    fields: [
      text('code', '指标编码', 10),
      text('kind', '种类', 9),
      number('value', '目标值'),
      json('pace', '各季末目标', 22),
      json('range', '上下限', 14),
      text('per', '算式', 20),
      text('span', '口径', 12),
      ...both('source', '依据', 36),
    ],
  },
  head: {
    name: '目录',
    note: '版本、表名、单位类型分组和达标分档；“value”一列是 JSON 写法。版本和生效季度以上传确认时选定的为准。',
    fields: [text('key', '项目', 18), json('value', '内容', 120)],
  },
  appraisal: {
    name: '分档帮促',
    note: '分档、红黄绿、后进情形等规则；“value”一列是 JSON 写法，后进情形（lagging）一条一行，可增可减。不分档的目录可以没有这张表。',
    fields: [text('key', '项目', 18), json('value', '内容', 120)],
  },
  sources: {
    name: '依据',
    note: '规则、指标和目标引用的依据；“tag”是引用时的代号。',
    fields: [text('tag', '代号', 10), text('zh', '中文名', 50), text('en', '英文名', 50), text('address', '出处', 50)],
  },
} as const satisfies Record<string, CatalogueSheet>;

/** What the keys of the rules of appraisal are called. */
export const APPRAISAL_WORDS: Readonly<Record<string, string>> = {
  grades: '分档',
  fewest_judged: '最少参评指标数',
  lights: '红黄绿',
  lagging: '后进情形',
  quotas: '倒排名额',
  outliers: '离群',
  surge: '突击',
  source: '依据',
  examples: '例',
};
