/** Makes a sentence of what an editor sent: words in which no figure is typed, and figures that read as the data says. */
import type { Briefing } from '#domain/briefing/briefing.js';
import { FigureIndex } from '#domain/briefing/figure-index.js';
import { type BoundFigure, type Sentence, type SentencePart, textOf } from '#domain/briefing/sentence.js';
import { namesWithDigits, typedFiguresOf } from '#domain/briefing/typed-figures.js';
import { boundFiguresOf, sentencesOf } from '#domain/briefing/walk.js';
import { DomainError, type Text } from '#domain/errors.js';
import { plainWords } from '#domain/shown-text.js';

export const LONGEST_SENTENCE = 2_000;
const DIGIT_AT_END = /\p{Nd}[.,]?$/u;
const DIGIT_AT_START = /^(?:[.,]?[\p{Nd}%％‰]|[十百千亿余多成]|万(?!元))/u;

/** What the client says of a figure: which one. How it reads is not his to say. */
export type AskedFigure = Pick<BoundFigure, 'code' | 'unit' | 'sector' | 'span'> & { display?: string | undefined };
export type AskedSentence = readonly (string | AskedFigure)[];

export interface SentenceRules {
  /** As it stands, and as it was generated: what they say may stay. */
  documents: readonly Briefing[];
  /** Of units, indicators and elements: their digits are no figures (32学时达标率). */
  names: readonly string[];
  /** Every figure one may bind; asked for only when the documents do not have it. */
  more: () => Promise<FigureIndex>;
}

export class SentenceCheck {
  private readonly own: FigureIndex;
  private readonly names: string[];
  private readonly words = new Map<string, string[]>();

  constructor(private readonly rules: SentenceRules) {
    this.own = new FigureIndex(rules.documents.flatMap((document) => boundFiguresOf(document).map(({ figure }) => figure)));
    this.names = namesWithDigits(rules.names);
    for (const { node, sentence } of rules.documents.flatMap(sentencesOf))
      this.words.set(node, [...(this.words.get(node) ?? []), ...typedFiguresOf(sentence, this.names)]);
  }

  /** Throws `invalid` naming the field: an empty or too long text, a typed figure, a figure that does not exist. */
  async checked(asked: AskedSentence, node: string, field: string): Promise<Sentence> {
    const sentence: SentencePart[] = [];
    for (const part of asked) {
      const made = typeof part === 'string' ? plainWords(part) : await this.figure(part, field);
      const last = sentence.at(-1);
      if (typeof made === 'string' && typeof last === 'string') sentence[sentence.length - 1] = last + made;
      else if (made !== '') sentence.push(made);
    }
    const text = textOf(sentence).trim();
    if (text === '') throw wrong(field, { zh: '请填写内容；不要这一段请选“删去”', en: 'Write something, or remove the paragraph' });
    if (text.length > LONGEST_SENTENCE)
      throw wrong(field, { zh: `一段不超过 ${LONGEST_SENTENCE} 字`, en: `A paragraph has at most ${LONGEST_SENTENCE} characters` });
    this.assertNothingTyped(sentence, node, field);
    return sentence;
  }

  private assertNothingTyped(sentence: Sentence, node: string, field: string): void {
    const allowed = [...(this.words.get(node) ?? [])];
    for (const figure of typedFiguresOf(sentence, this.names)) {
      const at = allowed.indexOf(figure);
      if (at === -1) throw typed(field, figure);
      allowed.splice(at, 1);
    }
    // A digit right beside a bound figure would be read as part of it, and 万 after it would make it another.
    for (const [i, part] of sentence.entries()) {
      if (typeof part === 'string') continue;
      const [before, after] = [DIGIT_AT_END.exec(this.wordsOf(sentence[i - 1])), DIGIT_AT_START.exec(this.wordsOf(sentence[i + 1]))];
      const touching = before ?? after;
      if (touching) throw typed(field, touching[0]);
      const next = sentence[i + 1];
      if (typeof next === 'object' && /\p{Nd}$/u.test(part.display) && /^\p{Nd}/u.test(next.display))
        throw wrong(field, {
          zh: `“${part.display}”与“${next.display}”连在一起，请在中间写上文字`,
          en: `"${part.display}" and "${next.display}" run together; write something between them`,
        });
    }
  }

  /** Without names: one may end in a digit. */
  private wordsOf(part: SentencePart | undefined): string {
    return typeof part === 'string' ? this.names.reduce((text, name) => text.replaceAll(name, '名'), part) : '';
  }

  private async figure(asked: AskedFigure, field: string): Promise<BoundFigure> {
    const figure = { ...asked, display: asked.display ?? '', value: null };
    const known = this.own.find(figure) ?? (await this.rules.more()).find(figure);
    if (known) return known;
    throw wrong(field, {
      zh: `没有这个指标数据（${asked.code}${asked.unit ? `，${asked.unit}` : ''}），请重新选取`,
      en: `There is no such figure (${asked.code}${asked.unit ? `, ${asked.unit}` : ''}); choose it again`,
    });
  }
}

const typed = (field: string, figure: string): DomainError =>
  wrong(field, { zh: `“${figure}”是数字：数字请从指标中选取`, en: `"${figure}" is a figure: choose figures from the indicators` });
export const wrong = (field: string, said: Text): DomainError => new DomainError('invalid', said, { errors: [{ field, message: said }] });
