/** Says what a run left out, and closes it with jest's own figures on one plain line, which CI and people read alike. */
export default class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const passed = results.numPassedTests;
    // A suite that could not be loaded has no tests of its own, and still is a failure.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const leftOut = [
      ...(process.env.WAYBILL_BROWSER_TESTS
        ? []
        : ['the browser tests, which need Chromium: npm run test:browser']),
      ...(results.numPendingTests
        ? [`${results.numPendingTests} tests, whose program is not installed here`]
        : []),
    ];
    // Jest adds its summary after every configured reporter; only the end of the process comes later.
    process.once('exit', () => {
      for (const what of leftOut) process.stderr.write(`Left out: ${what}\n`);
      process.stderr.write(`\n${passed} passed, ${failed} failed\n`);
    });
  }
}
