/** A catalogue of a few elements of every sort, so that specs of this room depend on no document of another. */
import type { Catalogue, Element, SheetCode } from '#domain/catalogue/catalogue.js';
import { SHEETS } from '#domain/catalogue/catalogue.js';
import type { UnitType } from '#domain/unit/unit.js';
import { isFilingType, UNIT_TYPES } from '#domain/unit/unit.js';

const SHEET_NAMES: Record<SheetCode, string> = {
  organisation: '组织设置',
  coverage: '组织覆盖',
  term: '任期换届',
  members: '党员队伍',
  life: '组织生活',
  training: '教育培训',
  supervision: '监督执纪',
  responsibility: '责任整改',
};
const EVERYONE = (Object.keys(UNIT_TYPES) as UnitType[]).filter(isFilingType);
const COMMITTEES: UnitType[] = ['committee', 'second_committee'];

function element(code: string, sheet: SheetCode, row: number, name: string, more: Partial<Element> = {}): Element {
  return {
    code,
    sheet,
    row,
    name: { zh: name, en: code },
    help: {
      zh: `${name}的统计口径：按季末实际情况填写，不得估算。`,
      en: `How ${code} is counted.`,
    },
    type: 'integer',
    scale: 0,
    time: 'stock',
    unit: { zh: '个', en: 'items' },
    min: 0,
    max: 9999,
    appliesTo: EVERYONE,
    allowsNotApplicable: false,
    bureauTotalOnly: false,
    ...more,
  };
}

const people = { zh: '人', en: 'people' };
const ELEMENTS: Element[] = [
  element('O03', 'organisation', 1, '党支部数', { prefill: { by: 'tree' } }),
  element('O06', 'organisation', 2, '党小组数'),
  element('O08', 'organisation', 3, '已设支委会的支部数', { allowsNotApplicable: true }),
  element('M01', 'members', 1, '上季末党员数', {
    unit: people,
    prefill: { by: 'carry', from: 'M09' },
  }),
  element('M02', 'members', 2, '本季发展党员数', { unit: people, time: 'flow' }),
  element('M05', 'members', 3, '本季转出党员数', { unit: people, time: 'flow' }),
  element('M09', 'members', 4, '本季末实有党员数', { unit: people }),
  element('L07a', 'life', 1, '主题党日场次（第一个月）', {
    time: 'flow',
    unit: { zh: '场', en: 'sessions' },
  }),
  element('L16', 'life', 2, '中心组学习次数', { time: 'flow', max: 30, appliesTo: COMMITTEES }),
  element('T03', 'training', 1, '培训总学时', {
    type: 'decimal',
    scale: 1,
    step: 0.5,
    max: 999_999.5,
    time: 'flow',
    unit: { zh: '学时', en: 'hours' },
  }),
  element('R10', 'responsibility', 1, '软弱涣散党组织（季初）', {
    prefill: { by: 'carry', from: 'R13' },
  }),
  element('R11', 'responsibility', 2, '本季新排查', { time: 'flow' }),
  element('R12', 'responsibility', 3, '本季转化', { time: 'flow' }),
  element('R13', 'responsibility', 4, '软弱涣散党组织（季末）', {
    prefill: { by: 'formula', expression: 'R10 + R11 - R12', formula: 'R10+R11-R12' },
  }),
  element('R22', 'responsibility', 5, '年度党建经费预算', {
    type: 'decimal',
    scale: 2,
    max: 99_999.99,
    unit: { zh: '万元', en: '10,000 yuan' },
  }),
];

/** Version `test.1`. */
export function smallCatalogue(): Catalogue {
  const byCode = new Map(ELEMENTS.map((e) => [e.code, e]));
  return {
    version: 'test.1',
    effectiveFrom: '2022Q1',
    title: { zh: '季报指标目录（测试）', en: 'Test catalogue' },
    sheets: SHEETS.map((code) => ({ code, name: { zh: SHEET_NAMES[code], en: code } })),
    elements: ELEMENTS,
    rules: [],
    indicators: [],
    element: (code) => byCode.get(code)!,
    indicator: (code) => {
      throw new Error(`no indicator ${code}`);
    },
    hasElement: (code) => byCode.has(code),
    hasIndicator: () => false,
    elementsFor: (type) => ELEMENTS.filter((e) => e.appliesTo.includes(type)),
  };
}
