/** Ends every run with one plain line, `N passed, N failed`, and leaves the counts where npm test can sum them. */
import { writeFileSync } from 'node:fs';

export default class TallyReporter {
  onRunComplete(_contexts, results) {
    const passed = results.numPassedTests;
    // a suite that could not run has no failed test of its own; a skipped test proves nothing
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + results.numPendingTests;
    console.log(`${passed} passed, ${failed} failed`);
    if (process.env.JIBAO_TEST_TALLY) writeFileSync(process.env.JIBAO_TEST_TALLY, JSON.stringify({ passed, failed }));
  }
}
