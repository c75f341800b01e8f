/**
 * Finds figures that were typed into words. One rule: whatever reads as a number is a figure, in any script and within a quoted title too,
 * unless it fits one of a short list of shapes that count nothing: dates, times, ordinals, numberings, numbers of documents.
 */
import type { Sentence } from './sentence.js';

const TO = String.raw`\s*[-–—~～至到]\s*`;
/** Not the end of a longer number. */
const START = String.raw`(?<!\d)(?<!\d[.,．])`;
const END = String.raw`(?!\d|[.．]\d|[%％‰])`;
const range = (one: string): string => `${one}(?:${TO}${one})?`;

const YEAR = String.raw`(?:19|20)\d{2}`;
const QUARTERS = String.raw`${range('[1-4]')}\s*季度`;
const MONTHS = String.raw`${range('(?:1[0-2]|0?[1-9])')}\s*月份?(?!个)`;
const DAY = String.raw`(?:3[01]|[12]\d|0?[1-9])`;
const DAYS = String.raw`${range(DAY)}\s*日(?!均)`;
const MONTH_NAME = 'January|February|March|April|May|June|July|August|September|October|November|December';
/** What a number before it counts. */
const COUNTED = '[个名人次件条项份场户所家位篇天%％‰]';

/** What may hold digits. Longer forms come first. */
const SHAPES = [
  // 党发〔2026〕12号.
  String.raw`[〔［\[]${YEAR}[〕］\]]\s*(?:第?\s*\d{1,5}\s*[号期])?`,
  String.raw`${YEAR}-(?:1[0-2]|0[1-9])-(?:3[01]|[12]\d|0[1-9])(?!\d)`,
  // 2026年度, 2024—2026年, 2026年1—3季度, 2026年9月30日; 7—9月, 第3季度, 30日截止, but not 历时30日.
  String.raw`${START}${range(YEAR)}\s*年度?(?:\s*第?${QUARTERS}|\s*${MONTHS}(?:\s*${DAYS})?)?`,
  String.raw`${START}第?${QUARTERS}`,
  String.raw`${START}${MONTHS}(?:\s*${DAYS})?`,
  String.raw`${START}(?<!为期|历时|用时|[共计达约近超满])${DAYS}`,
  // 定于9:30, 上午9:30—11:00, 14时30分; a time stands after a day or a word that leads to one: 3:10 may be a ratio.
  String.raw`(?<=^|[日午晨晚于在至到前后—–~～\-\s（(）)])(?:1\d|2[0-3]|0?\d)[:：][0-5]\d(?!\d)`,
  String.raw`${START}(?:1\d|2[0-3]|0?\d)\s*时(?!间)(?:\s*[1-5]?\d\s*分(?!之))?`,
  // 第3期, 第12条, 第 2 次, 附件2, 105周年; 第97 or 第97名 is a count in disguise.
  String.raw`第\s*${range(String.raw`\d{1,3}`)}\s*(?:[条款项章节编卷版期号次届批轮册页]|部分|方面)`,
  String.raw`附[件表]\s*\d{1,2}${END}(?!\s*${COUNTED})`,
  String.raw`${START}\d{1,3}周年`,
  // 1. （2） ③ where a clause begins.
  String.raw`(?<=(?:^|[。；：！？])\s*)(?:[（(](?:1\d|20|[1-9])[）)]|(?:1\d|20|[1-9])[.．、](?!\d))`,
  String.raw`(?<!\p{N})[①-⑳㈠-㈩](?!\p{N}|\s*${COUNTED})`,
  // 20 October 2026, Q3 2026, No. 3, Article 12.
  String.raw`\b(?:${DAY}\s+)?(?:${MONTH_NAME})(?:\s+${DAY},)?(?:\s+${YEAR})?\b${END}`,
  String.raw`\bQ[1-4](?:\s+${YEAR})?\b${END}|\b${YEAR}\s+Q[1-4]\b|\b(?:No\.|Article|Section|Chapter|Issue)\s*\d{1,3}\b${END}`,
].join('|');
const ALLOWED = new RegExp(SHAPES, 'gu');

/** Every character that stands for a number or holds one (Ⅻ ⑨ ½ ² ㏠), but 〇, which is a Chinese numeral. */
const NUMERALS = String.raw`\p{N}㋀-㋋㍘-㍰㏠-㏾`;

const HAN = '[零〇一二三四五六七八九十百千万亿两]';
const ONES = '[一二三四五六七八九两]';
/** Figures in Chinese characters. What only names or orders stays: 三会一课, 两学一做, 十个方面, 第二十条, 十二个月, 二十大, 一百零五周年. */
const SPELLED = [
  // 三分之二, 百分之九十七点二, 百分百, 七成, 半数.
  `${HAN}+分之${HAN}+(?:点${HAN}+)?`,
  '百分百|半数|一半|过半数',
  `(?<!第|${HAN})${ONES}成(?![立为员功果长就不效绩型本熟])半?`,
  // 三百二十一人, 二十余个, 三百二十一, 九十七.
  `(?<!第|${HAN})(?=${ONES}*[十百千万])${HAN}{2,}[余多]?(?=[个人名次件条项份场户所家位篇](?!月))`,
  `(?<!第|${HAN})(?:${ONES}[百千万亿]${HAN}{2,}|[二三四五六七八九]十${ONES}|${ONES}{2,}点${ONES})(?!年|周年|世纪|${HAN})`,
  '[壹贰叁肆伍陆柒捌玖][拾佰仟][零壹贰叁肆伍陆柒捌玖拾佰仟]*',
  // 列第十二位 is a rank; 放在第一位 is none.
  `第${HAN}{2,}[名位]`,
  // Of what returns are about a small number counts too: 三个支部, 两名党员.
  `(?<!第|每|${HAN})[二两三四五六七八九十][余多]?(?:个(?:基层)?(?:党支部|党总支|党委|党小组|党组织|支部|总支|单位)|名(?:党员|干部|同志|书记))`,
].join('|');

const FIGURE = new RegExp(String.raw`(?!〇)[${NUMERALS}][${NUMERALS}.,．%％‰/]*|${SPELLED}`, 'gu');

/** The figures in the words, as typed; none when the words are only words. `names`: what is called so with its digits, such as 第11队105站. */
export function typedFigures(words: string, names: readonly string[] = []): string[] {
  const named = names.reduce((text, name) => text.replaceAll(name, '某'), words);
  const rest = named.replaceAll(ALLOWED, ' ');
  return [...rest.matchAll(FIGURE)].map(([figure]) => figure.replace(/[.,．/]+$/u, ''));
}

/** Of a sentence, its bound figures apart: those stand for themselves. */
export const typedFiguresOf = (sentence: Sentence, names: readonly string[] = []): string[] =>
  sentence.flatMap((part) => (typeof part === 'string' ? typedFigures(part, names) : []));

/** Names that hold digits, the longest first, so that a name within another does not break it. */
export const namesWithDigits = (names: Iterable<string>): string[] =>
  [...new Set(names)].filter((name) => /[\p{Nd}\p{No}]/u.test(name)).toSorted((a, b) => b.length - a.length);
