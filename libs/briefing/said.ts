/** Sentences that remember their figures: whatever is printed with a digit is bound to the value it came from. */
import type { BoundFigure, Sentence, SentencePart } from '#domain/briefing/sentence.js';
import type { Block } from '#domain/dashboard/block.js';
import { distanceText } from '#domain/dashboard/finding-title.js';
import type { Language } from '#domain/errors.js';
import { formatChange, formatNumber, formatRatio, formatTarget, formatValue, targetWord } from '#domain/indicators/format-figure.js';
import type { IndicatorValue } from '#domain/indicators/indicator-value.js';
import { quarterOf } from '#domain/period/period.js';
import type { Sector } from '#domain/unit/unit.js';
import { type BriefingFacts, isOfYear, type Known } from './facts.js';
import type { NodeDraft } from './section.js';

/** One after another, nothing in between; words that touch become one. */
export function said(...parts: (string | BoundFigure | Sentence)[]): Sentence {
  const whole: SentencePart[] = [];
  for (const part of parts.flatMap((one): Sentence => (isSentence(one) ? one : [one]))) {
    const last = whole.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') whole[whole.length - 1] = last + part;
    else whole.push(part);
  }
  return whole;
}
const isSentence = (part: string | BoundFigure | Sentence): part is Sentence => Array.isArray(part);

/** With a separator between those that say something. */
export const joined = (parts: readonly Sentence[], separator: string): Sentence =>
  said(...parts.filter(saysSomething).flatMap((part, i) => (i === 0 ? [part] : [separator, part])));

export const NOTHING: Sentence = [];
export const saysSomething = (sentence: Sentence): boolean => sentence.length > 0;

/** A count of units or rules, bound under a name of its own. */
export const counted = (code: string, value: number): BoundFigure => ({ code, display: formatNumber(value, 0), value });

export const bound = (code: string, display: string, value: number): BoundFigure => ({ code, display, value });

/** A printed rule: its numbers are the catalogue's, bound like any other. */
export const ruleSaid = (name: string, text: string): Sentence =>
  said(
    ...text
      .split(/(\d[\d.]*%?)/)
      .map((part, i) => (i % 2 === 1 ? bound(`rule.${name}.${(i + 1) / 2}`, part, Number.parseFloat(part)) : part)),
  );

/** Whose figure it is and of which span: with its code it can be looked up again. */
export const whose = ({ unit, sector, span }: IndicatorValue): Pick<BoundFigure, 'unit' | 'sector' | 'span'> => ({
  unit,
  ...(sector === null ? {} : { sector: sector as Sector }),
  span,
});

/** `key` names the node where it must stay the same whatever else the section says. */
export const paragraph = (sentence: Sentence, key?: string): NodeDraft => ({ type: 'paragraph', sentence, ...(key ? { key } : {}) });
export const list = (items: { key?: string; sentence: Sentence }[], key?: string): NodeDraft => ({
  type: 'list',
  items,
  ...(key ? { key } : {}),
});
export const drawn = (block: Block): NodeDraft => ({ type: 'block', block });

/** 97.2%（454/467）. */
export function valueSaid({ indicator, figure }: Known, language: Language): Sentence {
  const display = formatValue(indicator, figure.value, figure.status, language);
  const ratio = formatRatio(figure.numerator, figure.denominator);
  const shown = { code: indicator.code, display, value: figure.value, ...whose(figure) };
  if (ratio === '') return [shown];
  const base = { code: `${indicator.code}.ratio`, display: ratio, value: null, ...whose(figure) };
  return language === 'zh' ? said(shown, '（', base, '）') : said(shown, ' (', base, ')');
}

/** 党员大会达标率为97.2%（454/467），比上季度上升1.2个百分点，比上年同期下降0.4个百分点，落后目标2.8个百分点. */
export function figureSentence(known: Known, language: Language): Sentence {
  const { figure } = known;
  const zh = language === 'zh';
  const name = nameOf(known, language);
  if (figure.value === null) return said(name, absence(known, language));
  const clauses = [
    said(name, zh ? '为' : ' is ', valueSaid(known, language)),
    changeSaid(known, 'quarterChange', language),
    changeSaid(known, 'yearChange', language),
    standingSaid(known, language),
  ];
  return joined(clauses, zh ? '，' : ', ');
}

/** The same of what is held once a year: the quarter before says nothing of it. */
export function yearSentence(known: Known, language: Language): Sentence {
  const zh = language === 'zh';
  const name = known.indicator.name[language];
  if (known.figure.value === null) return said(name, absence(known, language));
  return joined(
    [said(name, zh ? '为' : ' is ', valueSaid(known, language)), changeSaid(known, 'yearChange', language), standingSaid(known, language)],
    zh ? '，' : ', ',
  );
}

/** As the paper reads its figures: of a whole year the quarter before says nothing. */
export const knownSaid = (known: Known, facts: BriefingFacts): Sentence =>
  (facts.input.sumsUpYear ? yearSentence : figureSentence)(known, facts.language);

/** 支委会达标率86.5%（404/467），低于100%的目标13.5个百分点: for lists beside a table that has the comparisons. */
export function shortSentence(known: Known, language: Language): Sentence {
  const gap = language === 'zh' ? '' : ' ';
  return joined(
    [said(known.indicator.name[language], gap, valueSaid(known, language)), standingSaid(known, language)],
    language === 'zh' ? '，' : ', ',
  );
}

/** Figures of the year so far say so. */
export function nameOf(known: Known, language: Language): string {
  const name = known.indicator.name[language];
  if (!isOfYear(known)) return name;
  return language === 'zh' ? `${name}（年内累计）` : `${name} (year so far)`;
}

/** Why there is no number. */
function absence({ figure }: Known, language: Language): string {
  const words = {
    unfiled: { zh: '未报', en: ' is not filed' },
    waiting: { zh: '待审或退回', en: ' waits for review, or was sent back' },
    missing: { zh: '无数据', en: ' has no figure' },
    withheld: { zh: '因已审核单位过少，暂不公布', en: ' is withheld: too few units reported' },
    pending: { zh: '待报告期关闭后汇总公布', en: ' is published once the quarter is closed' },
    undefined: { zh: '分母为零，不计算', en: ' is not computed: its denominator is zero' },
    not_expected: { zh: '本期不适用', en: ' does not apply this quarter' },
    final: { zh: '无数据', en: ' has no figure' },
    provisional: { zh: '无数据', en: ' has no figure' },
  };
  return words[figure.status][language];
}

const BASES = {
  quarterChange: { zh: ['比上季度', '与上季度'], en: 'on the quarter' },
  yearChange: { zh: ['比上年同期', '与上年同期'], en: 'on the year' },
  wholeYear: { zh: ['比上年', '与上年'], en: 'on the year' },
} as const;

/** Silent where nothing can be compared, or others are counted: the tables say why. */
function changeSaid({ indicator, figure }: Known, which: 'quarterChange' | 'yearChange', language: Language): Sentence {
  const change = figure[which];
  const { display, direction } = formatChange(change, language);
  if (direction === 'none' || change.unlike) return NOTHING;
  const isWhole = which === 'yearChange' && figure.span === 'cumulative' && quarterOf(figure.period) === 4;
  const base = BASES[isWhole ? 'wholeYear' : which];
  const [against, level] = base.zh;
  const bound = { code: `${indicator.code}.${which}`, display, value: change.value, ...whose(figure) };
  return language === 'zh' ? said(direction === 'flat' ? level : against, bound) : said(bound, ` ${base.en}`);
}

/** How it stands against its target; nothing without one. */
export function standingSaid({ indicator, figure }: Known, language: Language): Sentence {
  const { target, value } = figure;
  const zh = language === 'zh';
  const display = formatTarget(indicator, target, language)?.replace(/^[≥≤]/, '');
  if (!target || target.met === null || value === null || display === undefined) return NOTHING;
  const goal = { code: `${indicator.code}.target`, display, value: target.value, ...whose(figure) };
  const noun = targetWord(indicator, target)[language];
  if (target.range)
    return zh
      ? said(target.met ? '在' : '不在', goal, '的', noun, '区间内')
      : said(target.met ? 'within the ' : 'outside the ', noun, ' ', goal);
  if (target.met) return zh ? said('达到', goal, '的', noun) : said('meeting the ', noun, ' of ', goal);
  const distance = distanceText(indicator, (target.value ?? 0) - value, language);
  const bound = { code: `${indicator.code}.distance`, display: distance, value: Math.abs((target.value ?? 0) - value), ...whose(figure) };
  if (indicator.direction === 'down' && target.value === 0) return zh ? said('目标为', goal) : said('the target is ', goal);
  if (indicator.direction === 'down') return zh ? said('超出', goal, '的', noun, bound) : said(bound, ' above the ', noun, ' of ', goal);
  return zh ? said('低于', goal, '的', noun, bound) : said(bound, ' below the ', noun, ' of ', goal);
}

/** A、B、C（3个单位）; of more than five the first: A、B、C、D、E等7个单位. A name may end in a digit: the count never touches one. */
export function unitsSaid(code: string, names: string[], language: Language): Sentence {
  const shown = names.slice(0, 5);
  const total = counted(code, names.length);
  if (language === 'en')
    return said(shown.join(', '), names.length > shown.length ? said(' and others (', total, ' units)') : said(' (', total, ')'));
  return names.length > shown.length ? said(shown.join('、'), '等', total, '个单位') : said(shown.join('、'), '（', total, '个单位）');
}
