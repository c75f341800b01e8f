/** Rolled-up elements of a unit, of the units below it, of its sectors or of its past; the four forms at a root only. */
import type { ElementValue } from '#domain/indicators/element-value.js';
import { evaluateElement } from '#domain/indicators/evaluate-elements.js';
import { assertKnown, selectNodes, type FiguresQuery, type StampedFigures } from './figures/select-nodes.js';
import type { Ports } from './ports.js';

export class ReadElements {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  async run(query: FiguresQuery): Promise<StampedFigures<ElementValue>> {
    const { stamp, evaluation, catalogue, nodes } = await this.ports.database.snapshot((stores) =>
      selectNodes(stores, this.ports.catalogues, query),
    );
    const codes = query.codes ?? catalogue.elements.map((e) => e.code);
    assertKnown(codes, (code) => catalogue.hasElement(code), catalogue);
    return { ...stamp, figures: nodes.flatMap(({ node, period }) => codes.map((code) => evaluateElement(evaluation, node, code, period))) };
  }
}
