// What the SDK will ask of Node next year is no news in a test run.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

// Jest runs the sources as the ES modules they are (see the NODE_OPTIONS of "npm test"): several of
// our dependencies are published as ES modules only and cannot be transformed to CommonJS cheaply.
export default {
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/test/support/without-colour.ts'],
  // A bound for hanging, not for speed: several tests start whole processes, on machines that are busy.
  testTimeout: 60_000,
  // By default one core is left free, which on two cores halves the speed.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // Browser tests need a Chromium on the machine; "npm run test:browser" runs them.
  testPathIgnorePatterns: process.env.WAYBILL_BROWSER_TESTS ? [] : ['<rootDir>/test/browser/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
  reporters: ['default', '<rootDir>/test/support/closing-line-reporter.js'],
};
