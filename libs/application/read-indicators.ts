/** Indicator values of a unit, of the units below it, of its sectors or of its past, with target, 环比 and 同比. */
import { compareIndicator } from '#domain/indicators/compare.js';
import { naturalSpanOf } from '#domain/indicators/evaluate-indicators.js';
import type { ComparedIndicatorValue, Span } from '#domain/indicators/indicator-value.js';
import { assertKnown, selectNodes, type FiguresQuery, type StampedFigures } from './figures/select-nodes.js';
import type { Ports } from './ports.js';

export class ReadIndicators {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  /** Without a span each figure is read as its kind is: distinct counts as the year so far, all others as the quarter. */
  async run(query: FiguresQuery & { span?: Span | undefined }): Promise<StampedFigures<ComparedIndicatorValue>> {
    const { stamp, evaluation, catalogue, nodes } = await this.ports.database.snapshot((stores) =>
      selectNodes(stores, this.ports.catalogues, query),
    );
    const codes = query.codes ?? catalogue.indicators.map((i) => i.code);
    assertKnown(codes, (code) => catalogue.hasIndicator(code), catalogue);
    const indicators = codes.map((code) => catalogue.indicator(code));
    const figures = nodes.flatMap(({ node, period }) =>
      indicators.map((indicator) => compareIndicator(evaluation, node, indicator, period, query.span ?? naturalSpanOf(indicator))),
    );
    return { ...stamp, figures };
  }
}
