/** Indicators that come from the filing record of a subtree, not from cells: RSP14 and its series, by the name the catalogue gives them. */
import type { FilingCounts } from '../rollup/rollup.js';

export const SYSTEM_INDICATORS: Record<string, (filing: FilingCounts) => { numerator: number; denominator: number }> = {
  filing_on_time: (f) => ({ numerator: f.onTime, denominator: f.due }),
  /** Of those already decided: a return that waits for review has not failed. */
  filing_accepted_first: (f) => ({ numerator: f.acceptedFirstTime, denominator: f.acceptedFirstTime + f.returned }),
  filing_returned: (f) => ({ numerator: f.returned, denominator: f.submitted }),
  filing_late: (f) => ({ numerator: f.late, denominator: f.due }),
};
