import { build, type Metafile } from 'esbuild';

export interface Bundle {
  readonly bytes: number;
  /** The source files that are in it, from the root of the project. */
  readonly files: readonly string[];
}

// Parts of the SDK are CommonJS and ask for Node's own modules with require, which an ES module does not have.
const REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** Bundles an entry file as the stack does for Lambda: one minified ES module with the SDK in it. */
export async function bundleLambda(entry: string, outfile: string): Promise<Bundle> {
  const { metafile } = await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    banner: { js: REQUIRE },
    logLevel: 'error',
    metafile: true,
  });
  return { bytes: bytesOf(metafile), files: Object.keys(metafile.inputs) };
}

function bytesOf({ outputs }: Metafile): number {
  return Object.values(outputs).reduce((sum, { bytes }) => sum + bytes, 0);
}
