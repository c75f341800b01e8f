/** Figures that are asked for and that nothing reads: no indicator, no rule, no other element. */
import type { Catalogue, Element, Expression, Rule } from './catalogue.js';

/** Charts and briefings show figures only by way of indicators and rules, or elements that are read there too. */
export function unreadElements(catalogue: Catalogue): Element[] {
  const read = new Set<string>();
  const reads = (source: string | undefined) => {
    // Other quarters' values stand in the source alone: prev(M09) has no operand of this return.
    for (const [word] of source?.matchAll(/[A-Za-z_]\w*/g) ?? []) read.add(word);
  };
  const readsBoth = (...expressions: (Expression<unknown> | undefined)[]) => expressions.forEach((each) => reads(each?.source));
  for (const { numerator, denominator, target } of catalogue.indicators) readsBoth(numerator, denominator, target?.per);
  for (const rule of catalogue.rules) {
    for (const check of rule.checks) readsBoth(check.holds, check.expected);
    for (const code of listed(rule)) read.add(code);
  }
  for (const { prefill } of catalogue.elements) {
    if (prefill?.by === 'formula') reads(prefill.expression);
    if (prefill?.by === 'carry') read.add(prefill.from);
  }
  return catalogue.elements.filter((element) => !read.has(element.code));
}

const listed = (rule: Rule): string[] => Object.values(rule.parameters).flatMap((value) => (Array.isArray(value) ? value : []));
