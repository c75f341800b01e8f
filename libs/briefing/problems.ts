/** Problems of a quarter, found by rule: figures off target, what returns flagged, late and missing returns. Facts only; causes are for people to write. */
import { elementTitle } from '#domain/catalogue/element-title.js';
import type { Sentence } from '#domain/briefing/sentence.js';
import type { RuleFindings } from '#domain/briefing/briefing-input.js';
import { FAMILIES } from '#domain/catalogue/catalogue.js';
import { missedTargets } from '#domain/analysis/problems.js';
import { formatRatio } from '#domain/indicators/format-figure.js';
import { rankWithinSectors } from '#domain/indicators/rank.js';
import { SECTORS } from '#domain/unit/unit.js';
import type { BriefingFacts, Known } from './facts.js';
import { counted, joined, NOTHING, said, saysSomething, shortSentence, unitsSaid, valueSaid } from './said.js';
import { FAMILY_NAMES } from './family-names.js';

export interface Problem {
  /** Stays the same from draft to draft. */
  key: string;
  /** What a requirement would refer to: 组织生活方面3项指标未达标. */
  topic: Sentence;
  sentence: Sentence;
  /** It says who is last in a sector. */
  namesLast: boolean;
}

/** Findings of returns that concern the work, not the filling in. */
const TELLING_RULES = ['W10', 'W07', 'W09', 'W12', 'W14', 'W13', 'W08'];
/** Its name lists what it looks for: of that only what was found is named. */
const LISTING_RULE = 'W10';
const TOLD = 2;
/** Missed by more than half of the units judged, and by at least so many. */
const FEWEST_IN_COMMON = 3;
const COMMON = 3;
/** Of fewer units of a sector with the figure nobody is called the last. */
export const FEWEST_PEERS = 3;

export function problemsOf(facts: BriefingFacts): Problem[] {
  return [
    ...ofLastQuarter(filingProblems(facts), facts),
    ...commonProblem(facts),
    ...FAMILIES.flatMap((family) => familyProblem(family, facts)),
    ...ofLastQuarter(ruleProblems(facts), facts),
  ];
}

/** What is known of one quarter only says so where a year is summed up. */
const ofLastQuarter = (problems: Problem[], facts: BriefingFacts): Problem[] =>
  facts.input.sumsUpYear
    ? problems.map((problem) => {
        const inQuarter = (sentence: Sentence): Sentence => said(facts.t('第四季度', 'In the fourth quarter: '), sentence);
        return { ...problem, topic: inQuarter(problem.topic), sentence: inQuarter(problem.sentence) };
      })
    : problems;

function filingProblems(facts: BriefingFacts): Problem[] {
  const zh = facts.language === 'zh';
  const { filing } = facts.input;
  const missing = filing.filter((unit) => unit.state === 'missing').map((unit) => unit.name);
  const draft = filing.filter((unit) => unit.state === 'draft').map((unit) => unit.name);
  const late = filing.filter((unit) => unit.isLate && unit.submittedOn !== null).map((unit) => unit.name);
  const again = filing.filter((unit) => unit.timesReturned >= 2).map((unit) => unit.name);
  const parts = [
    missing.length > 0 &&
      (zh
        ? said('未报季报的有', unitsSaid('filing.missing', missing, 'zh'))
        : said('not reported: ', unitsSaid('filing.missing', missing, 'en'))),
    draft.length > 0 &&
      (zh
        ? said('填报中尚未报送的有', unitsSaid('filing.draft', draft, 'zh'))
        : said('still being filled in: ', unitsSaid('filing.draft', draft, 'en'))),
    late.length > 0 &&
      (zh ? said('逾期报送的有', unitsSaid('filing.late', late, 'zh')) : said('late: ', unitsSaid('filing.late', late, 'en'))),
    again.length > 0 &&
      (zh
        ? said('退回两次以上的有', unitsSaid('filing.again', again, 'zh'))
        : said('sent back twice or more: ', unitsSaid('filing.again', again, 'en'))),
  ].filter((part) => part !== false);
  if (parts.length === 0) return [];
  const named = zh
    ? ['未报送', '填报未完成', '逾期报送', '多次退回']
    : ['not reported', 'still being filled in', 'late', 'sent back repeatedly'];
  const kinds = [missing, draft, late, again].flatMap((units, i) => (units.length > 0 ? (named[i] ?? []) : []));
  const topic = zh ? `部分单位季报${kinds.join('、')}` : `Returns ${kinds.join(', ')}`;
  const sentence = said(topic, zh ? '。' : ': ', joined(parts, zh ? '；' : '; '), zh ? '。' : '.');
  return [{ key: 'filing', topic: said(topic), sentence, namesLast: false }];
}

/** The figures furthest from their targets, and the units behind them that stand last in their sector. */
function familyProblem(family: (typeof FAMILIES)[number], facts: BriefingFacts): Problem[] {
  const zh = facts.language === 'zh';
  const unmet = facts.all.filter(
    ({ indicator, figure }) => indicator.family === family && figure.target?.met === false && !indicator.bureauTotalOnly,
  );
  if (unmet.length === 0) return [];
  const worst = unmet.toSorted((a, b) => distanceOf(b) - distanceOf(a)).slice(0, TOLD);
  const name = FAMILY_NAMES[family][facts.language];
  const count = counted(`problem.${family}`, unmet.length);
  const topic = zh ? said(`${name}方面`, count, '项指标未达到目标') : said(`${name}: `, count, ' figures off target');
  const laggards = worst.map((known) => laggardsSaid(known, facts));
  const details = joined(
    worst.map((known, i) => said(shortSentence(known, facts.language), laggards[i]!)),
    zh ? '；' : '; ',
  );
  return [
    {
      key: family,
      topic,
      sentence: said(topic, zh ? '。' : '. ', unmet.length > worst.length ? (zh ? '其中' : 'Among them: ') : '', details, zh ? '。' : '.'),
      namesLast: laggards.some(saysSomething),
    },
  ];
}

/** Targets missed by most units one level down (共性问题). */
function commonProblem(facts: BriefingFacts): Problem[] {
  const zh = facts.language === 'zh';
  const { children, catalogue } = facts.input;
  const units = children.map((child) => ({ figures: { judged: (code: string) => facts.valuesOf(child).get(code) } }));
  const worst = missedTargets(catalogue.indicators, units)
    .filter(({ missing, judged }) => missing >= FEWEST_IN_COMMON && missing * 2 > judged)
    .slice(0, COMMON);
  if (worst.length === 0) return [];
  const isAll = worst.every(({ missing, judged }) => missing === judged);
  const topic = said(zh ? `${isAll ? '全部' : '多数'}单位未达到同一目标` : `Targets missed by ${isAll ? 'all' : 'most'} units`);
  const told = worst.map(({ indicator, missing, judged }) => {
    const ratio = { code: `common.${indicator.code}`, display: formatRatio(missing, judged), value: missing };
    return zh ? said(facts.word(indicator.name), '未达标单位占', ratio) : said(facts.word(indicator.name), ': ', ratio);
  });
  return [
    {
      key: 'common',
      topic,
      sentence: said(
        topic,
        zh ? '。' : ': ',
        joined(told, zh ? '，' : ', '),
        zh ? '（未达标单位数/参评单位数）。' : ' (units off target / judged).',
      ),
      namesLast: false,
    },
  ];
}

const distanceOf = ({ figure }: Known): number =>
  Math.abs(((figure.target?.value ?? 0) - (figure.value ?? 0)) / (figure.target?.value || 1));

function laggardsSaid({ indicator }: Known, facts: BriefingFacts): Sentence {
  const zh = facts.language === 'zh';
  const peers = facts.input.children.flatMap((child) => {
    const own = facts.childFigure(child, indicator.code);
    return own ? [{ unit: child.code, sector: child.sector, value: own.figure }] : [];
  });
  const last = rankWithinSectors(indicator, peers)
    .filter((ranked) => ranked.place === ranked.of && ranked.of >= FEWEST_PEERS)
    .flatMap(({ unit }) => {
      const child = facts.input.children.find(({ code }) => code === unit);
      const own = child && facts.childFigure(child, indicator.code);
      if (!child || own?.figure.target?.met !== false) return [];
      const sector = facts.word(SECTORS[child.sector]);
      const value = valueSaid(own, facts.language);
      return [zh ? said(`${sector}中居末的${child.shortName}为`, value) : said(`last of ${sector}, ${child.shortName}: `, value)];
    });
  return last.length === 0 ? NOTHING : said(zh ? '，' : ', ', joined(last.slice(0, TOLD), zh ? '，' : ', '));
}

/** What was found and in whom, in the catalogue's order and words; nothing where it is not known of what. */
function listed({ elements }: RuleFindings, facts: BriefingFacts): { name: string; units: Sentence }[] {
  const { catalogue } = facts.input;
  return catalogue.elements.flatMap((element) => {
    const found = elements.find(({ code }) => code === element.code);
    if (!found) return [];
    return [{ name: facts.word(elementTitle(catalogue, element)), units: unitsSaid(`rule.${element.code}`, found.units, facts.language) }];
  });
}

function ruleProblems(facts: BriefingFacts): Problem[] {
  const zh = facts.language === 'zh';
  const { findings, catalogue } = facts.input;
  return TELLING_RULES.flatMap((code): Problem[] => {
    const found = findings.find((finding) => finding.rule === code);
    const rule = catalogue.rules.find((one) => one.code === code);
    if (!found || !rule || found.units.length === 0) return [];
    const cases = code === LISTING_RULE ? listed(found, facts) : [];
    if (cases.length > 0) {
      const names = cases.map(({ name }) => name).join(zh ? '、' : ', ');
      const topic = said(zh ? `部分单位有${names}情况` : `${names} not zero`);
      const who = cases.map(({ name, units }) => said(zh ? `${name}的为` : `${name}: `, units));
      const sentence = said(topic, zh ? '。' : '. ', joined(who, zh ? '；' : '; '), zh ? '。' : '.');
      return [{ key: code, topic, sentence, namesLast: false }];
    }
    const topic = said(facts.word(rule.name));
    const units = unitsSaid(`rule.${code}`, found.units, facts.language);
    const sentence = zh ? said(topic, '。审核中有此提示的为', units, '。') : said(topic, ': flagged in ', units, '.');
    return [{ key: code, topic, sentence, namesLast: false }];
  });
}
