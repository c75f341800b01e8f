/** What every figure a text can hold is called, for whoever chooses one: 组织生活出席率 比上季度, 未达到目标的指标数. */
import type { Catalogue, Family } from '#domain/catalogue/catalogue.js';
import { elementTitle } from '#domain/catalogue/element-title.js';
import type { Language, Text } from '#domain/errors.js';
import { FAMILY_NAMES } from './family-names.js';
import type { BriefingFacts } from './facts.js';

/** What names are made from: the facts of a briefing, or a catalogue alone. */
type Naming = Pick<BriefingFacts, 'language' | 't' | 'word'> & { input: { catalogue: Catalogue } };
export const namingIn = (catalogue: Catalogue, language: Language): Naming => ({
  ...{ language, input: { catalogue } },
  t: (zh, en) => (language === 'zh' ? zh : en),
  word: (said) => said[language],
});

const text = (zh: string, en: string): Text => ({ zh, en });

/** After the code of an indicator. */
const SIDES: Record<string, Text> = {
  ratio: text('分子/分母', 'n/d'),
  target: text('目标', 'target'),
  distance: text('与目标的差距', 'distance from the target'),
  quarterChange: text('比上季度', 'on the quarter'),
  yearChange: text('比上年同期', 'on the year'),
  run: text('连续升降的季度数', 'quarters in a row'),
  place: text('位次', 'place'),
  peers: text('同类单位数', 'units compared'),
  'yearEnd.target': text('年底目标', 'target of the year end'),
  'yearEnd.needed': text('到年底还需完成', 'to do by the year end'),
  'yearEnd.perQuarter': text('到年底平均每季度需完成', 'to do a quarter'),
};
/** After a family. */
const OF_FAMILY: Record<string, Text> = {
  judged: text('可与目标比较的指标数', 'figures with a target'),
  met: text('达到目标的指标数', 'figures on target'),
  unmet: text('未达到目标的指标数', 'figures off target'),
};
/** After `missing.` and the code of an element. */
const OF_MISSING: Record<string, Text> = {
  '': text('未审核通过单位上季度的', 'units without an accepted return, last quarter:'),
  share: text('未审核通过单位所占比重：', 'share of units without an accepted return:'),
  ratio: text('未审核通过单位与合计：', 'units without an accepted return, of the total:'),
};

const COUNTS: Record<string, Text> = {
  expected: text('应报单位数', 'units expected to report'),
  reported: text('审核通过单位数', 'units with an accepted return'),
  'reported.share': text('审核通过率', 'share of accepted returns'),
  'filing.missing': text('未报单位数', 'units not reported'),
  'filing.draft': text('填报中单位数', 'units still filling in'),
  'filing.submitted': text('待审核单位数', 'units waiting for review'),
  'filing.returned': text('退回未重报单位数', 'units sent back'),
  'filing.accepted': text('已审核通过单位数', 'units accepted'),
  'filing.open': text('尚未报送单位数', 'units still to file'),
  'filing.late': text('逾期报送单位数', 'units late'),
  'filing.again': text('多次退回单位数', 'units sent back repeatedly'),
  'missing.units': text('没有审核通过季报的单位数', 'units without an accepted return'),
  judged: text('可与目标比较的指标数', 'figures with a target'),
  'judged.met': text('达到目标的指标数', 'figures on target'),
  'judged.unmet': text('未达到目标的指标数', 'figures off target'),
  'moved.better': text('向好的指标数', 'figures that improved'),
  'moved.worse': text('下滑的指标数', 'figures that worsened'),
  'moved.level': text('持平的指标数', 'figures unchanged'),
  highlights: text('变动较大的比率数', 'rates that moved'),
  'highlights.better': text('变动较大、向好的比率数', 'rates that moved for the better'),
  'highlights.worse': text('变动较大、下滑的比率数', 'rates that moved for the worse'),
  'band.none': text('不分档单位数', 'units without a band'),
  'band.units': text('参加分档单位数', 'units with a band'),
  'units.overdue': text('有逾期未销号事项的单位数', 'units with overdue items'),
  'problems.left': text('未列出的问题数', 'problems not listed'),
  'rhythm.children': text('所属单位数', 'units one level down'),
  'rhythm.judged': text('参加比较的单位数', 'units compared'),
  'rhythm.rush': text('主题党日集中在季末的单位数', 'units with theme days crowded'),
  'rhythm.uneven': text('各月不均的单位数', 'units with uneven months'),
  requirements: text('例会要求项数', 'requirements of meetings'),
  'requirements.closed': text('已销号要求项数', 'requirements closed'),
  'requirements.reported': text('待销号要求项数', 'requirements reported done'),
  'requirements.open': text('办理中要求项数', 'requirements under way'),
  'requirements.overdue': text('超过时限要求项数', 'requirements past their day'),
};
const RULES: Record<string, Text> = {
  highlights: text('主要变化的起点', 'threshold of what moved'),
  'highlights.most': text('主要变化列出项数', 'most listed of what moved'),
  bands: text('分档规则中的数', 'number of the rule of bands'),
  stars: text('评选规则中的数', 'number of the rule of merit'),
  last: text('末位比较规则中的数', 'number of the rule of who is last'),
  'surge.fewest': text('参加比较的最少次数', 'fewest theme days compared'),
  'surge.lastMonth': text('季末集中的界线', 'threshold of the last month'),
  'surge.regularity': text('经常性指数的界线', 'threshold of regularity'),
};

/** Null for a code nobody has named: a test goes over all that the kinds say. */
export function figureName(code: string, facts: Naming): string | null {
  const { catalogue } = facts.input;
  const own = COUNTS[code];
  if (own) return facts.word(own);
  if (catalogue.hasElement(code)) return elementNamed(code, facts);
  const indicator = indicatorOf(code, facts);
  if (indicator) return indicator;
  const [head = '', ...rest] = code.split('.');
  const tail = rest.join('.');
  if (head === 'common' && catalogue.hasIndicator(tail))
    return `${facts.word(catalogue.indicator(tail).name)} ${facts.t('未达标单位占比', 'units off target')}`;
  if (head === 'judged' && rest[0] === 'silent') return facts.t('没有数值的指标数', 'figures without a number');
  if (head === 'missing') return missing(rest, facts);
  if (head === 'band') return facts.t(`“${gradeName(tail, facts)}”档单位数`, `units graded ${gradeName(tail, facts)}`);
  if (head === 'problem' && isFamily(tail)) return family(tail, 'unmet', facts);
  if (isFamily(head)) return family(head, tail, facts);
  return head === 'rule' ? rule(tail, facts) : null;
}

const isFamily = (name: string): name is Family => Object.hasOwn(FAMILY_NAMES, name);
const elementNamed = (code: string, { input: { catalogue }, language }: Naming): string =>
  catalogue.hasElement(code) ? elementTitle(catalogue, catalogue.element(code))[language] : code;
const gradeName = (code: string, facts: Naming): string => {
  const grade = facts.input.catalogue.appraisal?.grades.find((one) => one.code === code);
  return grade ? facts.word(grade.name) : code;
};

/** LIF06.quarterChange, SUP08.1, SUP08.1.ratio. */
function indicatorOf(code: string, facts: Naming): string | null {
  const { catalogue } = facts.input;
  if (catalogue.hasIndicator(code)) return facts.word(catalogue.indicator(code).name);
  const side = Object.keys(SIDES).find((one) => code.endsWith(`.${one}`) && catalogue.hasIndicator(code.slice(0, -one.length - 1)));
  return side === undefined ? null : `${facts.word(catalogue.indicator(code.slice(0, -side.length - 1)).name)} ${facts.word(SIDES[side]!)}`;
}

function missing([element = '', side = '']: string[], facts: Naming): string | null {
  const word = OF_MISSING[side];
  if (!word) return null;
  const name = elementNamed(element, facts);
  return facts.t(`${word.zh}${name}`, `${word.en} ${name}`);
}

function family(name: Family, side: string, facts: Naming): string | null {
  const word = OF_FAMILY[side];
  return word ? facts.t(`${FAMILY_NAMES[name].zh}类${word.zh}`, `${FAMILY_NAMES[name].en}: ${word.en}`) : null;
}

/** `W07`: units a rule found, `R05` those in which it found that; `bands.2`: the second number of a printed rule. */
function rule(tail: string, facts: Naming): string | null {
  if (facts.input.catalogue.hasElement(tail))
    return facts.t(`有${elementNamed(tail, facts)}的单位数`, `units with ${elementNamed(tail, facts)}`);
  const found = facts.input.catalogue.rules.find(({ code }) => code === tail);
  if (found) return facts.t(`“${found.name.zh}”涉及单位数`, `units with "${found.name.en}"`);
  const word = RULES[tail] ?? RULES[tail.replace(/\.\d+$/, '')];
  return word ? facts.word(word) : facts.t('规则中的数', 'number of a printed rule');
}
