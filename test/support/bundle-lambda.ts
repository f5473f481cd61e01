import { build, type Metafile } from 'esbuild';
import { BUNDLE_OPTIONS } from '../../lib/bundle-options.ts';

export interface Bundle {
  readonly bytes: number;
  /** The source files that are in it, from the root of the project. */
  readonly files: readonly string[];
}

/** Bundles an entry file as the stack does for Lambda. */
export async function bundleLambda(entry: string, outfile: string): Promise<Bundle> {
  const { metafile } = await build({
    ...BUNDLE_OPTIONS,
    entryPoints: [entry],
    outfile,
    metafile: true,
  });
  return { bytes: bytesOf(metafile), files: Object.keys(metafile.inputs) };
}

function bytesOf({ outputs }: Metafile): number {
  return Object.values(outputs).reduce((sum, { bytes }) => sum + bytes, 0);
}
