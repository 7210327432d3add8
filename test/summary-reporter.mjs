// The last line of a run, alone on its line: `N passed, N failed`.
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const brokenSuites = results.testResults.filter((suite) => suite.testExecError).length;
    const failed = results.numFailedTests + brokenSuites;
    const skipped = results.numPendingTests ? `, ${String(results.numPendingTests)} skipped` : '';
    process.stdout.write(`\n${String(results.numPassedTests)} passed, ${String(failed)} failed${skipped}\n`);
  }
}
