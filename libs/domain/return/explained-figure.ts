/** A figure its unit wrote a note on (数据说明): the note goes wherever the figure goes. */
import type { Catalogue, ElementCode, Indicator } from '../catalogue/catalogue.js';
import type { ReturnVersion } from './return.js';

export interface ExplainedFigure {
  unit: string;
  element: ElementCode;
  /** Of the warning it answers. */
  rule: string;
  /** As filed. */
  value: string | number | null;
  note: string;
}

/** In the order of the catalogue. Cells shown as bureau totals only are never among them, and neither are notes on the return as a whole. */
export function explainedFigures(
  catalogue: Catalogue,
  version: Pick<ReturnVersion, 'findings' | 'explanations'> & { unit: string },
): ExplainedFigure[] {
  const { unit, findings, explanations } = version;
  const figures = findings.flatMap(({ key, code: rule, severity, element, value }): ExplainedFigure[] => {
    const note = explanations[key]?.trim();
    if (!note || severity !== 'warning' || element === null || !catalogue.hasElement(element)) return [];
    return catalogue.element(element).bureauTotalOnly ? [] : [{ unit, element, rule, value, note }];
  });
  const place = new Map(catalogue.elements.map(({ code }, i) => [code, i]));
  return figures.sort((a, b) => place.get(a.element)! - place.get(b.element)! || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
}

/** Elements an indicator is made of; of a difference those of both sides. */
export function elementsOf(catalogue: Catalogue, indicator: Indicator): Set<ElementCode> {
  const sides = (indicator.of ?? []).filter((code) => catalogue.hasIndicator(code)).map((code) => catalogue.indicator(code));
  return new Set([indicator, ...sides].flatMap((each) => [...(each.numerator?.operands ?? []), ...(each.denominator?.operands ?? [])]));
}
