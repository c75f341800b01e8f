/** H23, W15 and the rules that hold by construction (H20, H21): about the filing of the return as a whole, not about its cells. */
import { periodName } from '../period/period.js';
import type { Rule } from '../catalogue/catalogue.js';
import type { Finding } from './finding.js';
import type { Filler } from './fill-message.js';
import { makeFinding } from './make-finding.js';
import { thresholdOf, type SystemRule, type ValidationInput } from './validation-input.js';

/** The period is open, the unit files in it, its parent existed on the last day. */
export const filingWindow: SystemRule = (rule, input) => {
  const name = !input.periodOpen ? 'period_closed' : !input.unitActive ? 'unit_inactive' : !input.parentValid ? 'parent_invalid' : null;
  return name ? [about(rule, name, input, (token) => (token === 'period' ? periodName(input.period) : null))] : [];
};

/** Filed late, or sent back too often: one finding, as both ask for one note. */
export const lateOrReturned: SystemRule = (rule, input) => {
  const names = [input.submittedLate && 'late', input.returnedCount >= thresholdOf(rule, 'returned') && 'returned'].filter(
    (name) => name !== false,
  );
  return names.map((name) => about(rule, name, input, (token) => (token === 'count' ? input.returnedCount : null)));
};

/** Nothing in the values can break it; the catalogue says why. */
export const byConstruction: SystemRule = () => [];

function about(rule: Rule, name: string, input: ValidationInput, filler: Filler): Finding {
  const said = rule.messages[name];
  if (!said) throw new Error(`${rule.code} has no message "${name}"`);
  return makeFinding(input, {
    severity: rule.severity,
    code: rule.code,
    at: null,
    message: said.message,
    expected: said.expectedText ?? null,
    filler,
  });
}
