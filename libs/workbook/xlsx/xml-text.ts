/** Text of XML and of spreadsheets: entities, `_x000D_` escapes, and pieces put together again. */
import { damaged, tooMuchContent } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';
import { numberFromText, parseNumber } from './cell-number.js';
import { LIMITS } from './limits.js';

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Only the five entities XML has without a DTD, and character numbers. */
export function unescapeXml(text: string, part: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&([^;&]{0,32})(;?)/g, (_, name: string, end: string) => {
    if (end && name.startsWith('#')) {
      const code = /^#x[0-9a-f]{1,6}$/i.test(name)
        ? Number.parseInt(name.slice(2), 16)
        : /^#\d{1,7}$/.test(name)
          ? Number(name.slice(1))
          : -1;
      if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    } else if (end && Object.hasOwn(ENTITIES, name)) return ENTITIES[name]!;
    throw new FileProblem(damaged(part));
  });
}

/** `_x000D_` is how spreadsheets write characters XML cannot hold. */
export const unescapeCell = (text: string): string =>
  text.includes('_x') ? text.replaceAll(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

/** The text of one cell or shared string, from as many pieces as it comes in. */
export class TextCollector {
  private first: Buffer | null = null;
  private from = 0;
  private to = 0;
  private literal = false;
  /** Set once there is more than one piece. */
  private joined: string | null = null;

  constructor(private readonly part: string) {}

  clear(): void {
    this.first = null;
    this.joined = null;
  }

  get isEmpty(): boolean {
    return this.first === null;
  }

  add(bytes: Buffer, from: number, to: number, literal: boolean): void {
    if (this.first === null) {
      this.first = bytes;
      this.from = from;
      this.to = to;
      this.literal = literal;
      return;
    }
    this.joined ??= this.decode(this.first, this.from, this.to, this.literal);
    this.joined += this.decode(bytes, from, to, literal);
    if (this.joined.length > LIMITS.text) throw new FileProblem(tooMuchContent());
  }

  /** The text as a number, straight from the bytes where there is one plain piece; NaN if it is none. */
  toNumber(): number {
    return this.first && this.joined === null && !this.literal
      ? parseNumber(this.first, this.from, this.to)
      : numberFromText(this.toString());
  }

  toString(): string {
    if (this.joined !== null) return this.joined;
    return this.first ? this.decode(this.first, this.from, this.to, this.literal) : '';
  }

  private decode(bytes: Buffer, from: number, to: number, literal: boolean): string {
    // Four bytes and more make a character at most; entities make it shorter still.
    if (to - from > LIMITS.text * 8) throw new FileProblem(tooMuchContent());
    const text = bytes.toString('utf8', from, to);
    const plain = literal ? text : unescapeXml(text, this.part);
    if (plain.length > LIMITS.text) throw new FileProblem(tooMuchContent());
    return plain;
  }
}
