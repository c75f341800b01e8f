/** Texts of people written into files: shown as they are, never obeyed by a spreadsheet, never hiding what they say. */

/** Control characters, and those that turn the direction of what follows or cannot be seen. */
const UNSEEN = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/gu;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** As many characters as a cell may hold. */
const MAX_CELL = 32_767;

/** For a cell of a workbook: written as a text, a leading `=` is only a character there. Line breaks stay. */
export const harmless = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, (character) => (character === '\n' || character === '\t' ? character : ''))
    .replace(LONE_SURROGATE, '\ufffd')
    .slice(0, MAX_CELL);

/** For a line of CSV, where a spreadsheet decides by the first character what is a formula: an apostrophe keeps it a text. */
export function harmlessInCsv(text: string): string {
  const clean = harmless(text);
  return /^[\s]*[=+\-@＝＋－＠\t]/.test(clean) ? `'${clean}` : clean;
}
