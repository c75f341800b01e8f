/** Builds a Catalogue from its parts in code: for the loader's result, for published tables, and for the small catalogues of specs. */
import { DomainError } from '../errors.js';
import type { Values } from '../return/values.js';
import { UNIT_TYPES, type UnitType } from '../unit/unit.js';
import type { Catalogue, Element, ElementCode, Expression, Indicator } from './catalogue.js';

/** The look-ups every catalogue has, over its lists. */
export function catalogueOf(parts: Pick<Catalogue, 'version' | 'elements' | 'indicators'> & Partial<Catalogue>): Catalogue {
  const elements = new Map(parts.elements.map((e) => [e.code, e]));
  const indicators = new Map(parts.indicators.map((i) => [i.code, i]));
  /** Asked for thousands of times a file. */
  const ofType = new Map<UnitType, Element[]>();
  const found = <T>(value: T | undefined, code: string): T => {
    if (value === undefined)
      throw new DomainError('not_found', {
        zh: `指标目录 ${parts.version} 中没有“${code}”`,
        en: `Catalogue ${parts.version} has no "${code}"`,
      });
    return value;
  };
  return {
    effectiveFrom: '2020Q1',
    title: { zh: '指标目录', en: 'Catalogue' },
    sheets: [],
    rules: [],
    element: (code) => found(elements.get(code), code),
    indicator: (code) => found(indicators.get(code), code),
    hasElement: (code) => elements.has(code),
    hasIndicator: (code) => indicators.has(code),
    elementsFor(type) {
      let own = ofType.get(type);
      if (!own) ofType.set(type, (own = parts.elements.filter((e) => e.appliesTo.includes(type))));
      return own;
    },
    ...parts,
  };
}

/** An element with everything that does not matter here left at its plainest. */
export function plainElement(code: ElementCode, more: Partial<Element> = {}): Element {
  return {
    code,
    sheet: 'organisation',
    name: { zh: code, en: code },
    type: 'integer',
    scale: 0,
    time: 'flow',
    unit: { zh: '个', en: '' },
    min: 0,
    max: 1_000_000_000,
    appliesTo: Object.keys(UNIT_TYPES) as UnitType[],
    allowsNotApplicable: false,
    bureauTotalOnly: false,
    row: 1,
    ...more,
  };
}

/** An indicator likewise: a `%` ratio of the quarter, better when higher. */
export function plainIndicator(code: string, more: Partial<Indicator> = {}): Indicator {
  return {
    code,
    name: { zh: code, en: code },
    family: 'coverage',
    kind: 'ratio',
    unit: { zh: '%', en: '%' },
    decimals: 1,
    direction: 'up',
    time: 'flow',
    cumulation: 'sum_over_sum',
    bureauTotalOnly: false,
    source: { zh: '', en: '' },
    formula: { zh: '', en: '' },
    ...more,
  };
}

/** An expression over the named elements of one return, without a result while one of them is missing. */
export function plainExpression(source: string, operands: ElementCode[], compute: (...values: number[]) => number): Expression<number> {
  return {
    source,
    operands,
    evaluate: ({ values }: { values: Values }) => {
      const numbers = operands.map((code) => values[code]);
      return numbers.includes(undefined) ? null : compute(...(numbers as number[]));
    },
  };
}

/** The sum of elements, negated where the code is written with a minus: `sumOf('O10', '-O13')`. */
export function sumOf(...terms: string[]): Expression<number> {
  const codes = terms.map((t) => t.replace(/^-/, ''));
  return plainExpression(terms.join('+').replaceAll('+-', '-'), codes, (...values) =>
    values.reduce((total, value, i) => total + (terms[i]!.startsWith('-') ? -value : value), 0),
  );
}
