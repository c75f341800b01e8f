/** Width of a label before it is drawn, so that the layout leaves room for it or shortens it. */

/** Advances of Noto Sans SC, thousandths of an em, for the printable ASCII characters from the space on. */
const REGULAR = [
  224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555, 555, 555, 555, 555, 555, 278,
  278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742, 633, 742, 635, 596, 599, 721,
  575, 878, 573, 531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606, 620,
  620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
];
/** Bold letters are wider by about this much; Han characters are not. */
const BOLD = 1.07;
/** Other systems' fonts differ a little from Noto's. */
const SLACK = 1.03;
const NARROW = new Set(['−', '–', '·']);
/** No line begins with one of these. */
const NEVER_FIRST = new Set(['，', '、', '。', '；', '：', '）', '》', '”', '%', '％']);

/** Thousandths of an em a printable ASCII character takes. */
type Advance = (code: number, bold: boolean) => number | undefined;
const ofNoto: Advance = (code, bold) => {
  const regular = REGULAR[code - 32];
  return regular === undefined ? undefined : regular * (bold ? BOLD : 1) * SLACK;
};
let advance: Advance = ofNoto;

/** A screen draws with the fonts it has, some far wider than Noto's: it tells how wide its own letters are, once, before anything is drawn. */
export function measureWith(widthOf: (char: string, bold: boolean) => number): void {
  const table = [false, true].map((bold) => REGULAR.map((_, i) => widthOf(String.fromCharCode(i + 32), bold)));
  advance = (code, bold) => table[Number(bold)]?.[code - 32];
}

/** Pixels the widest line of the text takes at this size. */
export function textWidth(text: string, size: number, bold = false): number {
  return Math.max(...text.split('\n').map((line) => lineWidth(line, size, bold)));
}

function lineWidth(line: string, size: number, bold: boolean): number {
  let thousandths = 0;
  for (const char of line) {
    const ascii = advance(char.charCodeAt(0), bold);
    if (ascii !== undefined) thousandths += ascii;
    else thousandths += NARROW.has(char) ? 600 : 1000;
  }
  return (thousandths * size) / 1000;
}

/** The text itself when it fits, else its beginning and "…". */
export function shorten(text: string, room: number, size: number): string {
  if (textWidth(text, size) <= room) return text;
  const chars = [...text];
  while (chars.length > 1 && textWidth(`${chars.join('')}…`, size) > room) chars.pop();
  return `${chars.join('').trimEnd()}…`;
}

/** Breaks a text into at most `lines` lines that fit; the last one is shortened. Latin words are kept whole where they fit. */
export function wrap(text: string, room: number, size: number, lines: number): string {
  const out: string[] = [];
  let rest = text;
  while (rest && out.length < lines - 1 && textWidth(rest, size) > room) {
    const chars = [...rest];
    let fit = 1;
    while (fit < chars.length && textWidth(chars.slice(0, fit + 1).join(''), size) <= room) fit++;
    if (fit > 1 && NEVER_FIRST.has(chars[fit] ?? '')) fit--;
    const head = chars.slice(0, fit).join('');
    const space = /[\w)%]$/.test(head) && /^[\w(]/.test(chars[fit] ?? '') ? head.lastIndexOf(' ') : -1;
    const line = space > 0 ? head.slice(0, space) : head;
    out.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  if (rest) out.push(shorten(rest, room, size));
  return out.join('\n');
}

/** On as few lines as it fits, all of about the same length, so that no line holds a single character. */
export function evenly(text: string, room: number, size: number, lines = 2): string {
  const needed = Math.min(lines, Math.ceil(textWidth(text, size) / Math.max(room, 1)));
  if (needed < 2) return wrap(text, room, size, 1);
  const even = wrap(text, Math.min(room, textWidth(text, size) / needed + size * 0.8), size, lines);
  return even.endsWith('…') ? wrap(text, room, size, lines) : even;
}

/** Widest of several texts; 0 for none. */
export const widest = (texts: string[], size: number, bold = false): number =>
  Math.max(0, ...texts.map((text) => textWidth(text, size, bold)));
