/** Figures of one node and quarter, each compared when first asked for and then kept: of 20,000 units most blocks ask for one or two. */
import type { Indicator, IndicatorCode } from '../catalogue/catalogue.js';
import type { Period } from '../period/period.js';
import type { FigureMap } from './collected-figures.js';
import { compareIndicator, judgeIndicator } from './compare.js';
import type { Evaluation, NodeHistory } from './evaluate-indicators.js';
import type { ComparedIndicatorValue, JudgedIndicatorValue, Span } from './indicator-value.js';

/** What is the same for every node of one gathering. */
export interface FiguresOf {
  evaluation: Evaluation;
  indicators: ReadonlyMap<IndicatorCode, Indicator>;
}

export class LazyFigures implements FigureMap {
  private readonly known = new Map<IndicatorCode, ComparedIndicatorValue>();

  constructor(
    private readonly of: FiguresOf,
    /** Called when the first figure is asked for. */
    private readonly node: () => NodeHistory,
    private readonly period: Period,
    private readonly spanOf: (indicator: Indicator) => Span,
    /** Very many nodes keep nothing: to work a figure out anew costs little, to hold a million of them much. */
    private readonly keeps = true,
  ) {}

  get(code: IndicatorCode): ComparedIndicatorValue | undefined {
    const known = this.known.get(code);
    const indicator = this.of.indicators.get(code);
    if (known || !indicator) return known;
    const figure = compareIndicator(this.of.evaluation, this.node(), indicator, this.period, this.spanOf(indicator));
    if (this.keeps) this.known.set(code, figure);
    return figure;
  }

  judged(code: IndicatorCode): JudgedIndicatorValue | undefined {
    const known = this.known.get(code);
    const indicator = this.of.indicators.get(code);
    if (known || !indicator) return known;
    return judgeIndicator(this.of.evaluation, this.node(), indicator, this.period, this.spanOf(indicator));
  }

  *values(): Generator<ComparedIndicatorValue> {
    for (const code of this.of.indicators.keys()) yield this.get(code)!;
  }
}
