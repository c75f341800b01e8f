/** Finds figures that were typed into words: in a briefing a digit may only stand in a date, an ordinal, a numbering or a document number. */
import type { Sentence } from './sentence.js';

const YEAR = String.raw`(?:19|20)\d{2}`;
const RANGE = String.raw`\s*[-–—~～至到]\s*`;

/** What may hold digits; whatever is left after these is a figure. Longer forms come first. */
const ALLOWED = [
  // 党发〔2026〕12号.
  String.raw`[〔［\[]${YEAR}[〕］\]]\s*(?:第?\s*\d{1,5}\s*[号期])?`,
  // 《关于做好2026年度工作的通知》: a title is quoted as it is.
  String.raw`《[^《》]{1,80}》`,
  String.raw`${YEAR}-\d{2}-\d{2}`,
  // 2026年1—3季度, 2026年9月30日, 2024—2026年, 2026年度.
  String.raw`${YEAR}(?:${RANGE}${YEAR})?\s*年度?(?:\s*[1-4](?:${RANGE}[1-4])?\s*季度|\s*\d{1,2}(?:${RANGE}\d{1,2})?\s*月份?(?:\s*\d{1,2}(?:${RANGE}\d{1,2})?\s*日)?)?`,
  String.raw`\d{1,2}(?:${RANGE}\d{1,2})?\s*月份?(?!个)(?:\s*\d{1,2}(?:${RANGE}\d{1,2})?\s*日)?`,
  String.raw`(?<!\d)\d{1,2}(?:${RANGE}\d{1,2})?\s*日(?!均)`,
  String.raw`[1-4](?:${RANGE}[1-4])?\s*季度`,
  String.raw`\d{1,2}\s*[:：]\s*\d{2}|\d{1,2}\s*时(?:\s*\d{1,2}\s*分)?`,
  // 第3期, 第12条, 第 2 次.
  String.raw`第\s*\d{1,4}(?:${RANGE}\d{1,4})?(?![\d.．%％])`,
  // 1. （2） ③ where a clause begins.
  String.raw`(?<=^|[。；：！？\s])(?:[（(]\d{1,2}[）)]|\d{1,2}[.．、](?!\d))`,
  String.raw`[①-⑳]`,
  // 20 October 2026, October 2026, Q3 2026, No. 3, Article 12.
  String.raw`\b(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+\d{1,2},)?(?:\s+${YEAR})?\b`,
  String.raw`\bQ[1-4](?:\s+${YEAR})?\b|\b${YEAR}\s+Q[1-4]\b|\b(?:No\.|Article|Section|Chapter|Issue)\s*\d{1,4}\b`,
].join('|');

/** 百分之九十七, 九成, 三百二十一人: a figure in Chinese characters is one too. 第二十条 and 十二个月 are none, and 十个方面 is a way to speak. */
const SPELLED =
  /百分之[零〇一二三四五六七八九十百点两]+|[一二三四五六七八九两]成[一二三四五六七八九半]?(?=[以，。；、的左上多])|(?<![第零〇一二三四五六七八九十百千万两])(?=[一二三四五六七八九两]*[十百千万])[零〇一二三四五六七八九十百千万两]{2,}[余多]?(?=[个人名次件条项份场户所](?!月))/u;
const FIGURE = new RegExp(String.raw`[\p{Nd}\p{No}][\p{Nd}\p{No}.,．，%％‰/]*|${SPELLED.source}`, 'gu');

/** The figures in the words, as typed; none when the words are only words. `names`: what is called so with its digits, such as 第11队105站. */
export function typedFigures(words: string, names: readonly string[] = []): string[] {
  const named = names.reduce((text, name) => text.replaceAll(name, ' '), words);
  const rest = named.replaceAll(new RegExp(ALLOWED, 'gu'), ' ');
  return [...rest.matchAll(FIGURE)].map(([figure]) => figure.replace(/[.,．，/]+$/u, ''));
}

/** Of a sentence, its bound figures apart: those stand for themselves. */
export const typedFiguresOf = (sentence: Sentence, names: readonly string[] = []): string[] =>
  sentence.flatMap((part) => (typeof part === 'string' ? typedFigures(part, names) : []));

/** Names that hold digits, the longest first, so that a name within another does not break it. */
export const namesWithDigits = (names: Iterable<string>): string[] =>
  [...new Set(names)].filter((name) => /[\p{Nd}\p{No}]/u.test(name)).toSorted((a, b) => b.length - a.length);
