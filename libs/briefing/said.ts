/** Sentences that remember their figures: whatever is printed with a digit is bound to the value it came from. */
import type { BoundFigure, BriefingNode } from '#domain/briefing/briefing.js';
import { distanceText } from '#domain/dashboard/finding-title.js';
import type { Language } from '#domain/errors.js';
import { formatChange, formatNumber, formatRatio, formatTarget, formatValue } from '#domain/indicators/format-figure.js';
import type { Change } from '#domain/indicators/indicator-value.js';
import type { Known } from './facts.js';

export interface Said {
  text: string;
  figures: BoundFigure[];
}

/** One after another, nothing in between. */
export function said(...parts: (string | Said)[]): Said {
  return {
    text: parts.map((part) => (typeof part === 'string' ? part : part.text)).join(''),
    figures: parts.flatMap((part) => (typeof part === 'string' ? [] : part.figures)),
  };
}

/** With a separator between those that say something. */
export function joined(parts: Said[], separator: string): Said {
  const full = parts.filter((part) => part.text !== '');
  return { text: full.map((part) => part.text).join(separator), figures: full.flatMap((part) => part.figures) };
}

export const NOTHING: Said = { text: '', figures: [] };

/** A count of units or rules, bound under a name of its own. */
export function counted(code: string, value: number): Said {
  const display = formatNumber(value, 0);
  return { text: display, figures: [{ code, display, value }] };
}

export const paragraph = (sentence: Said): BriefingNode => ({ type: 'paragraph', text: sentence.text, figures: sentence.figures });

/** 97.2%（454/467）. */
export function valueSaid({ indicator, figure }: Known, language: Language): Said {
  const display = formatValue(indicator, figure.value, figure.status, language);
  const ratio = formatRatio(figure.numerator, figure.denominator);
  const bound = { code: indicator.code, display, value: figure.value };
  if (ratio === '') return { text: display, figures: [bound] };
  return {
    text: language === 'zh' ? `${display}（${ratio}）` : `${display} (${ratio})`,
    figures: [bound, { code: `${indicator.code}.ratio`, display: ratio, value: null }],
  };
}

/** 党员大会达标率为97.2%（454/467），比上季度上升1.2个百分点，比上年同期下降0.4个百分点，落后目标2.8个百分点. */
export function figureSentence(known: Known, language: Language): Said {
  const { indicator, figure } = known;
  const zh = language === 'zh';
  const name = nameOf(known, language);
  if (figure.value === null) return said(name, absence(known, language));
  const clauses = [
    said(name, zh ? '为' : ' is ', valueSaid(known, language)),
    changeSaid(indicator.code, 'quarterChange', figure.quarterChange, language),
    changeSaid(indicator.code, 'yearChange', figure.yearChange, language),
    standingSaid(known, language),
  ];
  return joined(clauses, zh ? '，' : ', ');
}

/** 支委会达标率86.5%（404/467），低于100%的目标13.5个百分点: for lists beside a table that has the comparisons. */
export function shortSentence(known: Known, language: Language): Said {
  const gap = language === 'zh' ? '' : ' ';
  return joined(
    [said(known.indicator.name[language], gap, valueSaid(known, language)), standingSaid(known, language)],
    language === 'zh' ? '，' : ', ',
  );
}

/** Figures of the year so far say so. */
export function nameOf({ indicator, figure }: Known, language: Language): string {
  const name = indicator.name[language];
  if (figure.span !== 'cumulative' || indicator.time === 'stock') return name;
  return language === 'zh' ? `${name}（年内累计）` : `${name} (year so far)`;
}

/** Why there is no number. */
function absence({ figure }: Known, language: Language): string {
  const words = {
    missing: { zh: '未报', en: ' was not reported' },
    withheld: { zh: '因已审核单位过少，暂不公布', en: ' is withheld: too few units reported' },
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
} as const;

/** Silent where nothing can be compared: the tables say why. */
function changeSaid(code: string, which: keyof typeof BASES, change: Change, language: Language): Said {
  const { display, direction } = formatChange(change, language);
  if (direction === 'none') return NOTHING;
  const [against, level] = BASES[which].zh;
  const text = language === 'zh' ? `${direction === 'flat' ? level : against}${display}` : `${display} ${BASES[which].en}`;
  return { text, figures: [{ code: `${code}.${which}`, display, value: change.value }] };
}

/** How it stands against its target; nothing without one. */
export function standingSaid({ indicator, figure }: Known, language: Language): Said {
  const { target, value } = figure;
  const zh = language === 'zh';
  const display = formatTarget(indicator, target, language)?.replace(/^[≥≤]/, '');
  if (!target || target.met === null || value === null || display === undefined) return NOTHING;
  const goal: Said = { text: display, figures: [{ code: `${indicator.code}.target`, display, value: target.value }] };
  const noun = indicator.target?.kind === 'pace' ? (zh ? '进度要求' : 'pace') : zh ? '目标' : 'target';
  if (target.range)
    return zh
      ? said(target.met ? '在' : '不在', goal, '的', noun, '区间内')
      : said(target.met ? 'within the ' : 'outside the ', noun, ' ', goal);
  if (target.met) return zh ? said('达到', goal, '的', noun) : said('meeting the ', noun, ' of ', goal);
  const distance = distanceText(indicator, (target.value ?? 0) - value, language);
  const bound: Said = {
    text: distance,
    figures: [{ code: `${indicator.code}.distance`, display: distance, value: Math.abs((target.value ?? 0) - value) }],
  };
  if (indicator.direction === 'down' && target.value === 0) return zh ? said('目标为', goal) : said('the target is ', goal);
  if (indicator.direction === 'down') return zh ? said('超出', goal, '的', noun, bound) : said(bound, ' above the ', noun, ' of ', goal);
  return zh ? said('低于', goal, '的', noun, bound) : said(bound, ' below the ', noun, ' of ', goal);
}

/** A、B、C等7个单位: at most five names, then how many. */
export function unitsSaid(code: string, names: string[], language: Language): Said {
  const shown = names.slice(0, 5);
  const total = counted(code, names.length);
  if (language === 'en')
    return said(shown.join(', '), names.length > shown.length ? said(' and others (', total, ' units)') : said(' (', total, ')'));
  return names.length > shown.length ? said(shown.join('、'), '等', total, '个单位') : said(shown.join('、'), total, '个单位');
}
