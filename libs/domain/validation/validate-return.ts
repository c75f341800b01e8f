/** Checks one return against the catalogue: all findings at once, errors first, each at its cell, in an order that never depends on chance. */
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Values } from '../return/values.js';
import { checkRules } from './check-rules.js';
import type { Finding } from './finding.js';
import { SYSTEM_RULES } from './system-rules.js';
import type { ValidationInput } from './validation-input.js';

export type { PeerSpread, PeerStats, ValidationInput } from './validation-input.js';

export function validateReturn(input: ValidationInput): Finding[] {
  const values = ownNumbers(input);
  const findings: Finding[] = [];
  for (const rule of input.catalogue.rules) {
    const found = SYSTEM_RULES[rule.code]?.(rule, input, values);
    if (found && found.length > 0) findings.push(...found);
  }
  findings.push(...checkRules(input, values));
  return findings.length > 1 ? inOrder(input.catalogue, mergeByKey(findings)) : findings;
}

/** Numbers of the cells this unit files: what stands in others is not looked at. */
function ownNumbers(input: ValidationInput): Readonly<Values> {
  const { values } = input;
  const elements = input.catalogue.elementsFor(input.unit.type);
  // A return in which nothing is missing is read as it is: copying thousands of them is what takes long.
  if (Object.keys(values).length === elements.length && elements.every(({ code }) => typeof values[code] === 'number'))
    return values as Values;
  const own: Values = {};
  for (const { code } of elements) {
    const value = values[code];
    if (typeof value === 'number') own[code] = value;
  }
  return own;
}

/** Two checks of one rule at one cell are one finding that says both: its key is what a note hangs on. */
function mergeByKey(findings: Finding[]): Finding[] {
  const byKey = new Map<string, Finding>();
  for (const finding of findings) {
    const first = byKey.get(finding.key);
    if (!first) byKey.set(finding.key, finding);
    else
      byKey.set(finding.key, {
        ...first,
        severity: first.severity === 'error' ? 'error' : finding.severity,
        message: { zh: `${first.message.zh}；${finding.message.zh}`, en: `${first.message.en}; ${finding.message.en}` },
      });
  }
  return [...byKey.values()];
}

function inOrder(catalogue: Catalogue, findings: Finding[]): Finding[] {
  const slots = new Map(catalogue.elements.map((element, slot) => [element.code, slot]));
  const slotOf = (finding: Finding) => (finding.element === null ? -1 : (slots.get(finding.element) ?? slots.size));
  const severity = (finding: Finding) => (finding.severity === 'error' ? 0 : 1);
  return findings.sort((a, b) => severity(a) - severity(b) || slotOf(a) - slotOf(b) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}
