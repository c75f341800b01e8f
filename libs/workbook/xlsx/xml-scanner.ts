/** A streaming XML scanner over bytes: tags, attributes and text of trusted shape only; anything else ends the reading. */
import { damaged, hasForeignContent, tooMuchContent } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';
import { LIMITS } from './limits.js';
import { isMainNamespace, nameCode, OTHER_NAMESPACE } from './xml-names.js';

/** What a part's reader hears. Names come as codes of nameCode(); elements of other namespaces as OTHER_NAMESPACE. */
export interface XmlHandler {
  open(name: number, scanner: XmlScanner): void;
  close(name: number, scanner: XmlScanner): void;
  /** Only while `scanner.capturing`; `literal` text (CDATA) holds no entities. Bytes stay valid after the call. */
  text(bytes: Buffer, from: number, to: number, literal: boolean): void;
  /** A reader's own way through what stands `skipDepth` deep: returns where it got to, `at` if nowhere. It must leave elements balanced. */
  skip?(bytes: Buffer, at: number): number;
  skipDepth?: number;
}

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
/** Other control characters are not XML at all: taking them for blanks does no harm. */
const isSpace = (byte: number): boolean => byte <= 0x20;
const NOTHING = Buffer.alloc(0);
const UNFINISHED = -1;

export class XmlScanner {
  /** Set by the handler while it wants text. */
  capturing = false;
  /** Elements open, the current one included. */
  depth = 0;

  private rest: Buffer = NOTHING;
  private buffer: Buffer = NOTHING;
  private readonly stack = new Int32Array(LIMITS.depth);
  /** Four offsets an attribute: name from, to, value from, to. */
  private readonly attributes = new Int32Array(LIMITS.attributes * 4);
  private attributeCount = 0;
  private rootPrefix = 0;
  private readonly prefixes: number[] = [];
  private rooted = false;
  /** Of the tag read last. */
  private tagName = 0;
  private tagId = 0;
  private tagPrefix = 0;

  /** Bound once: calling through an interface of many shapes would cost as much as the scanning itself. */
  private readonly open: XmlHandler['open'];
  private readonly close: XmlHandler['close'];
  private readonly text: XmlHandler['text'];
  private readonly skip: ((bytes: Buffer, at: number) => number) | null;
  private readonly skipDepth: number;

  constructor(
    handler: XmlHandler,
    private readonly part: string,
  ) {
    this.open = handler.open.bind(handler);
    this.close = handler.close.bind(handler);
    this.text = handler.text.bind(handler);
    this.skip = handler.skip?.bind(handler) ?? null;
    this.skipDepth = handler.skipDepth ?? -1;
  }

  /** Takes the next bytes; what is incomplete waits for the ones after. */
  write(chunk: Buffer): void {
    const buffer = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    this.buffer = buffer;
    this.rest = buffer.subarray(this.scan(buffer));
    if (this.rest.length > LIMITS.token) throw new FileProblem(tooMuchContent());
  }

  /** A part that stops before its root is closed is damaged, not short. */
  end(): void {
    if (!this.rooted || this.depth > 0 || !isBlank(this.rest)) this.fail();
  }

  fail(): never {
    throw new FileProblem(damaged(this.part));
  }

  /** Text of an attribute of the tag just opened. */
  attribute(name: string): string | null {
    const at = this.findAttribute(name);
    return at < 0 ? null : this.buffer.toString('utf8', this.attributes[at + 2], this.attributes[at + 3]);
  }

  /** Bytes of an attribute of the tag just opened, for the hot path: offset of its four numbers in `spans`, or −1. */
  findAttribute(name: string): number {
    const length = name.length;
    for (let at = 0; at < this.attributeCount * 4; at += 4) {
      const from = this.attributes[at]!;
      if (this.attributes[at + 1]! - from !== length) continue;
      let i = 0;
      while (i < length && this.buffer[from + i] === name.charCodeAt(i)) i++;
      if (i === length) return at;
    }
    return -1;
  }
  get spans(): Int32Array {
    return this.attributes;
  }
  get bytes(): Buffer {
    return this.buffer;
  }
  get count(): number {
    return this.attributeCount;
  }

  /** Returns how many bytes are done with. */
  private scan(buffer: Buffer): number {
    const end = buffer.length;
    let at = 0;
    for (;;) {
      // A loop of our own: between two tags lie a few bytes, less than a call costs.
      let tag = at;
      while (tag < end && buffer[tag] !== LT) tag++;
      if (tag >= end) return this.capturing ? at : this.skipOutside(buffer, at, end);
      if (tag > at) {
        if (this.capturing) this.text(buffer, at, tag, false);
        else this.skipOutside(buffer, at, tag);
      }
      if (this.skip && this.depth === this.skipDepth && this.rootPrefix === 0) {
        at = this.skip(buffer, tag);
        if (at > tag) continue;
      }
      const next = this.tag(buffer, tag);
      if (next === UNFINISHED) return tag;
      at = next;
    }
  }

  /** Outside the root there is nothing but white space. */
  private skipOutside(buffer: Buffer, from: number, to: number): number {
    if (this.depth === 0 && !isBlank(buffer.subarray(from, to))) this.fail();
    return to;
  }

  private tag(buffer: Buffer, at: number): number {
    switch (buffer[at + 1]) {
      case undefined:
        return UNFINISHED;
      case SLASH:
        return this.closeTag(buffer, at);
      case 0x21:
        return this.declaration(buffer, at);
      case 0x3f: {
        const end = buffer.indexOf('?>', at + 2, 'latin1');
        return end < 0 ? UNFINISHED : end + 2;
      }
      default:
        return this.openTag(buffer, at);
    }
  }

  /** Comment or CDATA; everything else behind `<!` is a DTD, which no workbook needs. */
  private declaration(buffer: Buffer, at: number): number {
    const start = buffer.toString('latin1', at, at + 9);
    if (start.startsWith('<!--')) {
      const end = buffer.indexOf('-->', at + 4, 'latin1');
      return end < 0 ? UNFINISHED : end + 3;
    }
    if (start === '<![CDATA[') {
      const end = buffer.indexOf(']]>', at + 9, 'latin1');
      if (end < 0) return UNFINISHED;
      if (this.capturing && end > at + 9) this.text(buffer, at + 9, end, true);
      return end + 3;
    }
    if (start.length < 9 && ('<!--'.startsWith(start) || '<![CDATA['.startsWith(start))) return UNFINISHED;
    throw new FileProblem(hasForeignContent({ zh: '文档类型定义（DTD）', en: 'a document type definition (DTD)' }));
  }

  private closeTag(buffer: Buffer, at: number): number {
    let end: number;
    if (buffer[at + 3] === GT) end = this.letterName(buffer[at + 2]!, at + 3);
    else end = this.name(buffer, at + 2);
    if (end === UNFINISHED) return UNFINISHED;
    while (end < buffer.length && isSpace(buffer[end]!)) end++;
    if (end >= buffer.length) return UNFINISHED;
    if (buffer[end] !== GT || this.depth === 0 || this.stack[this.depth - 1] !== this.tagId) this.fail();
    const name = this.known();
    this.close(name, this);
    this.depth--;
    return end + 1;
  }

  private openTag(buffer: Buffer, at: number): number {
    const after = buffer[at + 2];
    let i: number;
    if (after === GT || after === 0x20) i = this.letterName(buffer[at + 1]!, at + 2);
    else i = this.name(buffer, at + 1);
    if (i === UNFINISHED) return UNFINISHED;
    const { attributes } = this;
    const end = buffer.length;
    let count = 0;
    let empty = false;
    for (;;) {
      while (i < end && isSpace(buffer[i]!)) i++;
      if (i >= end) return UNFINISHED;
      const byte = buffer[i]!;
      if (byte === GT) break;
      if (byte === SLASH) {
        if (i + 1 >= end) return UNFINISHED;
        if (buffer[i + 1] !== GT) this.fail();
        empty = true;
        i++;
        break;
      }
      if (count >= LIMITS.attributes) this.fail();
      const nameFrom = i;
      // Cells have attributes of one letter, by the million.
      if (buffer[i + 1] === 0x3d) i++;
      while (i < end && buffer[i] !== 0x3d && !isSpace(buffer[i]!) && buffer[i] !== GT && buffer[i] !== LT) i++;
      const nameTo = i;
      while (i < end && isSpace(buffer[i]!)) i++;
      if (i >= end) return UNFINISHED;
      if (buffer[i] !== 0x3d || nameTo === nameFrom) this.fail();
      i++;
      while (i < end && isSpace(buffer[i]!)) i++;
      if (i >= end) return UNFINISHED;
      const quote = buffer[i]!;
      if (quote !== 0x22 && quote !== 0x27) this.fail();
      const valueFrom = ++i;
      while (i < end && buffer[i] !== quote) if (buffer[i++] === LT) this.fail();
      if (i >= end) return UNFINISHED;
      const slot = count++ * 4;
      attributes[slot] = nameFrom;
      attributes[slot + 1] = nameTo;
      attributes[slot + 2] = valueFrom;
      attributes[slot + 3] = i++;
    }
    this.attributeCount = count;
    if (this.depth === 0) this.root();
    if (this.depth >= LIMITS.depth) this.fail();
    this.stack[this.depth++] = this.tagId;
    const name = this.known();
    this.open(name, this);
    if (empty) {
      this.close(name, this);
      this.depth--;
    }
    return i + 1;
  }

  /** A name of one letter and no prefix: most of a sheet. */
  private letterName(letter: number, end: number): number {
    if (letter <= 0x3f) this.fail();
    this.tagName = letter;
    this.tagId = letter;
    this.tagPrefix = 0;
    return end;
  }

  /** Reads a tag's name; returns where it ends. */
  private name(buffer: Buffer, at: number): number {
    const end = buffer.length;
    let i = at;
    let from = at;
    let prefix = 0;
    for (; i < end; i++) {
      const byte = buffer[i]!;
      if (byte === GT || byte === SLASH || isSpace(byte)) break;
      if (byte === COLON) {
        prefix = nameCode(buffer, from, i);
        from = i + 1;
      } else if (byte === LT) this.fail();
    }
    if (i >= end) return UNFINISHED;
    if (i === from) this.fail();
    this.tagName = nameCode(buffer, from, i);
    this.tagId = this.tagName ^ Math.imul(prefix, 0x9e3779b1);
    this.tagPrefix = prefix;
    return i;
  }

  private known(): number {
    return this.tagPrefix === this.rootPrefix || this.prefixes.includes(this.tagPrefix) ? this.tagName : OTHER_NAMESPACE;
  }

  /** Which prefixes stand for the spreadsheet's own namespace is said at the root; a root's own prefix always does. */
  private root(): void {
    if (this.rooted) this.fail();
    this.rooted = true;
    this.rootPrefix = this.tagPrefix;
    for (let slot = 0; slot < this.attributeCount * 4; slot += 4) {
      const name = this.buffer.toString('latin1', this.attributes[slot], this.attributes[slot + 1]);
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      const value = this.buffer.toString('latin1', this.attributes[slot + 2], this.attributes[slot + 3]);
      if (isMainNamespace(value)) this.prefixes.push(name === 'xmlns' ? 0 : nameCode(Buffer.from(name), 6, name.length));
    }
  }
}

function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (!isSpace(byte)) return false;
  return true;
}
