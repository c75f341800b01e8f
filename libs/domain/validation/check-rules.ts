/** The rules that are expressions over one return: each check at its own cell, silent where an operand is missing. */
import type { Catalogue, Operands, Rule, RuleCheck } from '../catalogue/catalogue.js';
import { quarterOf } from '../period/period.js';
import type { Values } from '../return/values.js';
import { sayNumber, type Filler } from './fill-message.js';
import type { Finding } from './finding.js';
import { makeFinding } from './make-finding.js';
import type { ValidationInput } from './validation-input.js';

/** What rules over cells look at. */
export type RuleInput = Pick<
  ValidationInput,
  'catalogue' | 'period' | 'values' | 'cells' | 'previous' | 'yearAgo' | 'previousIsHistorical'
>;

export function checkRules(input: RuleInput, values: Values): Finding[] {
  const operands: Operands = { period: input.period, values, previous: input.previous, yearAgo: input.yearAgo };
  const findings: Finding[] = [];
  for (const rule of input.catalogue.rules) {
    if (rule.kind !== 'cell') continue;
    for (const check of rule.checks)
      if (check.holds.evaluate(operands) === false && !(input.previousIsHistorical && demandsCarried(check, input.catalogue)))
        findings.push(findingOf(rule, check, input, operands));
  }
  return findings;
}

/** H02: the cell must hold what the previous quarter ended with. */
function demandsCarried(check: RuleCheck, catalogue: Catalogue): boolean {
  const { prefill } = catalogue.element(check.at);
  return prefill?.by === 'carry' && check.expected?.source.replaceAll(' ', '') === `prev(${prefill.from})`;
}

function findingOf(rule: Rule, check: RuleCheck, input: RuleInput, operands: Operands): Finding {
  const expected = check.expected?.evaluate(operands) ?? null;
  const number = expected === null ? null : sayNumber(expected);
  const plain = number === null ? null : { zh: number, en: number };
  return makeFinding(input, {
    severity: check.severity ?? rule.severity,
    code: rule.code,
    at: check.at,
    message: check.message,
    expected: isPossible(check, expected, input.catalogue) ? (check.expectedText ?? plain) : null,
    filler: fillerOf(operands, input, expected),
  });
}

/** Where another cell is wrong, the bound may lie where this one can never be ("at most -47"): then it is no advice. */
function isPossible(check: RuleCheck, expected: number | null, catalogue: Catalogue): boolean {
  if (expected === null || (check.expectedText && !check.expectedText.zh.includes('{expected}'))) return true;
  const { min, max } = catalogue.element(check.at);
  return expected >= min && expected <= max;
}

const TIMED = /^(prev|yoy|delta)\((\w+)\)$/;

/** What `{M09}`, `{prev(M09)}`, `{yoy(M09)}`, `{delta(M09)}`, `{expected}` and `{Q}` stand for. */
function fillerOf(operands: Operands, input: RuleInput, expected: number | null): Filler {
  return (token) => {
    if (token === 'expected') return expected;
    if (token === 'Q') return quarterOf(operands.period);
    const [, when, code] = TIMED.exec(token) ?? [];
    if (!code) return operands.values[token] ?? null;
    const before = operands.previous?.[code] ?? null;
    if (when === 'prev') return before;
    if (when === 'yoy') return operands.yearAgo?.[code] ?? null;
    const now = operands.values[code] ?? null;
    const restarted = quarterOf(operands.period) === 1 && input.catalogue.element(code).time === 'ytd';
    if (now === null || restarted) return now;
    return before === null ? null : now - before;
  };
}
