/** The figures one may bind a sentence to, looked up by what they are: what is displayed comes from here, never from whoever writes. */
import type { BoundFigure, Sentence, SentencePart } from './sentence.js';

/** What names a figure: code, whose, of which sector, over which span. */
export const figureKey = ({ code, unit, sector, span }: Pick<BoundFigure, 'code' | 'unit' | 'sector' | 'span'>): string =>
  [code, unit ?? '', sector ?? '', span ?? ''].join('|');

export class FigureIndex {
  /** Counts a section made may share a code within a document: then they differ in what they display. */
  private readonly byKey = new Map<string, BoundFigure[]>();

  constructor(figures: Iterable<BoundFigure>) {
    for (const figure of figures) this.add(figure);
  }

  private add(figure: BoundFigure): void {
    const key = figureKey(figure);
    const same = this.byKey.get(key) ?? [];
    if (!same.some((one) => one.display === figure.display)) this.byKey.set(key, [...same, figure]);
  }

  /** The figure as it is now; of several that are called the same the one that reads as it did. Null where there is none, or no telling which. */
  find(figure: BoundFigure): BoundFigure | null {
    const same = this.byKey.get(figureKey(figure)) ?? [];
    return same.length === 1 ? same[0]! : (same.find((one) => one.display === figure.display) ?? null);
  }
}

/** Two sentences that say the same of the same figures, whatever those are by now. */
export const saysTheSame = (one: Sentence, other: Sentence): boolean => shapeOf(one) === shapeOf(other);
const shapeOf = (sentence: Sentence): string =>
  JSON.stringify(sentence.map((part) => (typeof part === 'string' ? part : { figure: figureKey(part) })));

/** The sentence with its figures as they are now; those that cannot be found stay as they were. */
export const rebound = (sentence: Sentence, index: FigureIndex): Sentence =>
  sentence.map((part): SentencePart => (typeof part === 'string' ? part : (index.find(part) ?? part)));
