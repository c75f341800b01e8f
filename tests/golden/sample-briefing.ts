/** A briefing with every kind of node and block, awkward names among them, for the PDF tests. */
import { CHARTS } from '#charts/charts.js';
import type { Briefing, BriefingNode } from '#domain/briefing/briefing.js';
import type { Block, KpiBlock, TableBlock } from '#domain/dashboard/block.js';

/** Names that must come out as they went in. */
export const HOSTILE = ['#read("/etc/passwd")', '<script>alert(1)</script>', '$ x^2 $ _a_ *b* @c', '堃珺镕喆党支部', '= 一级标题 // 注释'];

const kpi: KpiBlock = {
  kind: 'kpi',
  id: 'headline',
  title: '主要指标',
  subtitle: '2026年第三季度 · 27/30个单位已审核',
  codes: [],
  notes: ['注：分子、分母按单位逐一计算后相加。'],
  items: ['党员大会达标率', '应建已建率（有形覆盖）', '党务干部集中培训覆盖率', '监督问题整改率', '整改销号率', '季报按时报送率'].map(
    (name, i) => ({
      code: `K${i}`,
      name,
      figure:
        i === 4
          ? { value: null, display: '未报', ratio: '', coverage: '0/30', uncertain: false }
          : {
              value: 98.1 - i * 7,
              display: `${(98.1 - i * 7).toFixed(1)}%`,
              ratio: `${454 - i * 20}/467`,
              coverage: '27/30',
              uncertain: false,
            },
      target: '目标 100%',
      tone: i === 2 ? 'bad' : 'neutral',
      quarterChange: { display: i === 4 ? '—' : '环比上升1.2个百分点', tone: 'neutral' },
      yearChange: { display: i === 4 ? '—' : '同比下降0.4个百分点', tone: i === 2 ? 'bad' : 'neutral' },
      trend: [90, 91, null, 94, 95, 93, 97, i === 4 ? null : 98],
    }),
  ),
};

export const sampleTable = (rows: number): TableBlock => ({
  kind: 'table',
  id: 'by-unit',
  title: '各单位组织生活主要指标',
  subtitle: '单位：% · 27/30个单位已审核',
  codes: [],
  notes: ['“—”表示分母为零；“未报”表示该单位没有审核通过的季报。'],
  columns: [
    { key: 'name', name: '单位', align: 'left' },
    ...['党员大会达标率', '支委会达标率', '主题党日达标率', '组织生活出席率', '比上季度（百分点）'].map((name) => ({
      key: name,
      name,
      align: 'right' as const,
    })),
  ],
  rows: Array.from({ length: rows }, (_, i) => ({
    key: `u${i}`,
    drill: null,
    cells: [
      { display: HOSTILE[i] ?? `第${i + 1}直属单位党支部`, tone: 'neutral' as const },
      { display: '100.0%', tone: 'neutral' as const },
      { display: i % 5 === 0 ? '未报' : '98.1%', tone: i % 5 === 0 ? ('muted' as const) : ('neutral' as const) },
      { display: i % 4 === 0 ? '71.4%' : '96.0%', tone: i % 4 === 0 ? ('bad' as const) : ('neutral' as const) },
      { display: '91.2%', tone: 'neutral' as const },
      { display: '−1.3', tone: 'neutral' as const },
    ],
  })),
});

let nodes = 0;
const id = (): string => `sample.${++nodes}`;
const heading = (level: 1 | 2 | 3, text: string): BriefingNode => ({ id: id(), type: 'heading', level, text, section: 'sample' });
const paragraph = (text: string): BriefingNode => ({ id: id(), type: 'paragraph', sentence: [text] });
export const block = (value: Block): BriefingNode => ({ id: value.id, type: 'block', block: value });

export const sampleBriefing: Briefing = {
  kind: 'quarterly',
  layout: 'official',
  period: '2026Q3',
  unit: { code: 'A', name: '局党委' },
  masthead: '党建工作简报',
  issue: '〔2026〕第3期',
  issuingOffice: '局党委党建工作办公室',
  issuedOn: '2026年10月20日',
  title: '关于2026年第三季度党建工作主要指标完成情况的通报',
  addressees: '局属各单位党组织',
  body: [
    heading(1, '一、总体情况'),
    paragraph('截至2026年9月30日，应报季报的30个单位中，27个单位的季报已审核通过，占90.0%；1个单位已报送待审核，2个单位未报。'),
    block(kpi),
    heading(1, '二、主要指标'),
    heading(2, '（一）组织生活'),
    heading(3, '1. 三会一课'),
    paragraph('党员大会达标率为97.2%（454/467），比上季度上升1.2个百分点，比上年同期下降0.4个百分点，低于100%的目标2.8个百分点。'),
    {
      id: 'sample.list',
      type: 'list',
      items: [
        { id: 'sample.list.1', sentence: ['未达标单位3个。'] },
        { id: 'sample.list.2', sentence: ['主题党日集中在第三个月的单位2个。'] },
      ],
    },
    ...CHARTS.map((chart) => block(chart.sample as Block)),
    block(sampleTable(36)),
    { id: id(), type: 'note', text: '注：本节数据截至2026年10月15日。' },
  ],
  annexes: [
    { name: 'unfiled', title: '未报、迟报单位名单', body: [block(sampleTable(4))] },
    { name: 'scope-notes', title: '指标口径说明', body: [paragraph('比率按分子之和除以分母之和计算。')] },
  ],
  distribution: { report: ['市直机关工委', '驻局纪检监察组'], send: ['局领导'], issue: ['局属各单位党组织'], copies: 60 },
  sealSpace: false,
  verification: null,
  colophon: ['数据截至2026年10月15日 09:30，27/30个单位已审核，指标目录2022.1版，数据版本18。'],
  dataVersion: 18,
  catalogueVersion: '2022.1',
  language: 'zh',
};

/** Nothing but Han characters, for counting lines and characters of a full page. */
export const fullPages: Briefing = {
  ...sampleBriefing,
  body: Array.from({ length: 4 }, () => paragraph('坚持标准严格规范扎实推进各项工作取得实效'.repeat(40))),
  annexes: [],
};
