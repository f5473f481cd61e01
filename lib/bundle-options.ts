import type { BuildOptions } from 'esbuild';

// Parts of the SDK are CommonJS and ask for Node's own modules with require, which an ES module does not have.
const REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/**
 * How a Lambda's code is bundled: one minified ES module with the SDK in it, so that the version in use is the one
 * that was tested.
 */
export const BUNDLE_OPTIONS = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  banner: { js: REQUIRE },
  // MJML reads its own settings with it if it is there, and is configured by ours.
  external: ['typescript'],
  logLevel: 'error',
} as const satisfies BuildOptions;
