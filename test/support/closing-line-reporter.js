/** Closes a run with jest's own figures on one plain line, which CI and people can read alike. */
export default class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const passed = results.numPassedTests;
    // A suite that could not be loaded has no tests of its own, and still is a failure.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    // Jest adds its summary after every configured reporter; only the end of the process comes later.
    process.once('exit', () => process.stderr.write(`\n${passed} passed, ${failed} failed\n`));
  }
}
