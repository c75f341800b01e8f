/** Rollups of one node → sums of elements, with the same statuses as indicators. */
import type { ElementCode } from '../catalogue/catalogue.js';
import type { Period } from '../period/period.js';
import { fromScaled } from '../return/values.js';
import { slotLayoutOf } from '../rollup/slot-layout.js';
import { keptAs } from './bureau-total.js';
import { COVERAGE_FLOORS, shareOf } from './coverage-floor.js';
import type { ElementValue } from './element-value.js';
import { unsaidIn, type Evaluation, type NodeHistory } from './evaluate-indicators.js';

export function evaluateElement(evaluation: Evaluation, node: NodeHistory, code: ElementCode, period: Period): ElementValue {
  const blank: ElementValue = {
    code,
    period,
    unit: node.unit,
    sector: node.sector,
    value: null,
    reported: 0,
    expected: 0,
    status: 'not_expected',
  };
  const rollup = node.rollups.get(period);
  if (!rollup) return { ...blank, status: evaluation.computed.has(period) ? 'not_expected' : 'missing' };
  const catalogue = evaluation.catalogues.ofVersion(rollup.catalogueVersion);
  if (!catalogue.hasElement(code)) return blank;
  const kept = catalogue.element(code).bureauTotalOnly ? keptAs(node, [period], evaluation.open) : null;
  if (kept === 'withheld') return { ...blank, status: kept };
  const slot = slotLayoutOf(catalogue).elementSlot(code)!;
  const reported = rollup.counts[slot]!;
  const expected = Math.max(rollup.expected[slot]!, reported);
  const base = { ...blank, reported, expected };
  if (expected === 0) return base;
  if (reported === 0) return { ...base, status: unsaidIn(rollup.reportedUnits, rollup.filing) };
  if (kept) return { ...base, status: kept };
  if (shareOf(reported, expected) < (evaluation.floors ?? COVERAGE_FLOORS).withhold) return { ...base, status: 'withheld' };
  return { ...base, value: fromScaled(rollup.sums[slot]!), status: evaluation.open.has(period) ? 'provisional' : 'final' };
}
