/** Judged figures of very many units and one quarter as columns of numbers: a third of the room objects take, and nothing for a collector to walk. */
import type { Indicator, IndicatorCode } from '../catalogue/catalogue.js';
import type { Period } from '../period/period.js';
import type { JudgedFigures } from './collected-figures.js';
import type { FigureStatus, JudgedIndicatorValue, Span } from './indicator-value.js';

const STATUSES: readonly FigureStatus[] = [
  ...(['final', 'provisional', 'unfiled', 'waiting', 'missing'] as const),
  ...(['not_expected', 'undefined', 'withheld', 'pending'] as const),
];
const SPANS: readonly Span[] = ['quarter', 'cumulative'];
const METS = [null, true, false] as const;
/** The words of a figure in one byte: a digit each of bases 9, 2, 3 and 2. */
const wordsOf = ({ status, span, target }: JudgedIndicatorValue): number =>
  ((STATUSES.indexOf(status) * 2 + (span === 'cumulative' ? 1 : 0)) * 3 + METS.indexOf(target?.met ?? null)) * 2 + (target ? 1 : 0);

/** What is null is no number. */
const written = (value: number | null): number => value ?? NaN;
const read = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Column by column, since what is asked of all units is mostly asked of one indicator. */
export class JudgedColumns {
  private readonly places: ReadonlyMap<IndicatorCode, number>;
  private readonly values: Float64Array;
  private readonly numerators: Float64Array;
  private readonly denominators: Float64Array;
  private readonly targets: Float64Array;
  private readonly reported: Uint32Array;
  private readonly expected: Uint32Array;
  private readonly words: Uint8Array;

  /** `indicators`: those that will be asked for, all of one catalogue. */
  constructor(
    private readonly period: Period,
    private readonly indicators: readonly Indicator[],
    private readonly units: number,
  ) {
    this.places = new Map(indicators.map(({ code }, place) => [code, place]));
    const size = units * indicators.length;
    this.values = new Float64Array(size);
    this.numerators = new Float64Array(size);
    this.denominators = new Float64Array(size);
    this.targets = new Float64Array(size);
    this.reported = new Uint32Array(size);
    this.expected = new Uint32Array(size);
    this.words = new Uint8Array(size);
  }

  /** All figures of one unit. */
  fill(unit: number, figureOf: (indicator: Indicator) => JudgedIndicatorValue): void {
    let at = unit;
    for (const indicator of this.indicators) {
      const figure = figureOf(indicator);
      this.values[at] = written(figure.value);
      this.numerators[at] = written(figure.numerator);
      this.denominators[at] = written(figure.denominator);
      this.targets[at] = written(figure.target?.value ?? null);
      this.reported[at] = figure.reported;
      this.expected[at] = figure.expected;
      this.words[at] = wordsOf(figure);
      at += this.units;
    }
  }

  /** `row`: its number in fill(). */
  of(row: number, { unit, sector }: Pick<JudgedIndicatorValue, 'unit' | 'sector'>): JudgedFigures {
    const { period, indicators, units } = this;
    return {
      judged: (code) => {
        const place = this.places.get(code);
        if (place === undefined) return undefined;
        const at = place * units + row;
        const words = this.words[at]!;
        const rest = words >> 1;
        const span = Math.floor(rest / 3);
        const target = read(this.targets[at]!);
        const range = target === null ? (indicators[place]!.target?.range ?? null) : null;
        return {
          code,
          period,
          unit,
          sector,
          span: SPANS[span & 1]!,
          value: read(this.values[at]!),
          numerator: read(this.numerators[at]!),
          denominator: read(this.denominators[at]!),
          reported: this.reported[at]!,
          expected: this.expected[at]!,
          status: STATUSES[span >> 1]!,
          target: words & 1 ? { value: target, range, met: METS[rest % 3]! } : null,
        };
      },
    };
  }
}
