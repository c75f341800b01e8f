/** H19: every expected cell holds a number of its element (empty is not 0). */
import type { Element } from '../catalogue/catalogue.js';
import type { Text } from '../errors.js';
import { NOT_APPLICABLE, type StoredValue } from '../return/values.js';
import type { Finding } from './finding.js';
import { makeFinding } from './make-finding.js';
import { sayNumber } from './fill-message.js';
import type { SystemRule } from './validation-input.js';

export const checkCells: SystemRule = (rule, input, values) => {
  const operands = { period: input.period, values, previous: input.previous, yearAgo: input.yearAgo };
  const findings: Finding[] = [];
  for (const element of input.catalogue.elementsFor(input.unit.type)) {
    const stored = input.values[element.code];
    const fault = faultOf(element, stored);
    if (!fault) continue;
    // A computed cell without its operands is not the clerk's omission: the operands are reported.
    if (element.prefill?.by === 'formula' && element.prefill.compute?.evaluate(operands) === null) continue;
    const said = rule.messages[fault];
    if (!said) throw new Error(`H19 has no message "${fault}"`);
    const fillers: Record<string, string | number | Text> = {
      name: element.name,
      code: element.code,
      raw: typeof stored === 'object' ? (stored?.raw ?? '') : (stored ?? ''),
      range: rangeOf(element),
      scale: element.scale,
      step: element.step ?? 1,
    };
    findings.push(
      makeFinding(input, {
        severity: rule.severity,
        code: rule.code,
        at: element.code,
        message: said.message,
        expected: said.expectedText ?? null,
        filler: (token) => fillers[token] ?? null,
      }),
    );
  }
  return findings;
};

/** The name of what is wrong with a cell, null when it is in order. */
function faultOf(element: Element, stored: StoredValue | undefined): string | null {
  if (stored === undefined || stored === null) return element.allowsNotApplicable ? 'empty_or_not_applicable' : 'empty';
  if (typeof stored === 'object') {
    if (stored.raw.trim() !== NOT_APPLICABLE) return 'not_a_number';
    return element.allowsNotApplicable ? null : 'not_applicable';
  }
  if (!Number.isFinite(stored)) return 'not_a_number';
  if (stored < 0 && element.min >= 0) return 'negative';
  if (!Number.isInteger(stored) && !isMultiple(stored, 10 ** -element.scale))
    return element.type === 'integer' ? 'not_integer' : 'decimals';
  if (element.step !== undefined && !isMultiple(stored, element.step)) return 'step';
  if (stored < element.min || stored > element.max) return 'range';
  return null;
}

/** Whether a decimal typed by a person is a whole number of steps, binary fractions forgiven. */
function isMultiple(value: number, step: number): boolean {
  const steps = value / step;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}

function rangeOf(element: Element): Text {
  const low = sayNumber(element.min);
  const high = sayNumber(element.max);
  if (element.type === 'integer') return { zh: `${low}—${high} 的整数`, en: `a whole number from ${low} to ${high}` };
  const step = element.step
    ? { zh: `，${element.step} 的倍数`, en: `, in steps of ${element.step}` }
    : { zh: `，最多 ${element.scale} 位小数`, en: `, at most ${element.scale} decimals` };
  return { zh: `${low}—${high} 的数${step.zh}`, en: `a number from ${low} to ${high}${step.en}` };
}
