import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib/core';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import { BUNDLE_OPTIONS } from './bundle-options.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What a Lambda's code is made of. */
export interface BundleParts {
  /** Name of its file in lambdas/, without the ending. */
  readonly entry: string;
  /** Texts that lie beside the code, by their path there. */
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * Bundles a Lambda with esbuild in this process: neither Docker nor a network. The same sources make the same bytes
 * wherever the project lies, so that a deployment changes only what has changed.
 */
export function bundle(parts: BundleParts): Code {
  return Code.fromAsset(join(ROOT, 'lambdas'), {
    // The hash of what comes out: of what goes in, a comment alone would deploy the function again.
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // CDK asks for an image, and does not look at it when the bundling below succeeds; that throws if it fails.
      image: DockerImage.fromRegistry('never-pulled'),
      // CDK bundles once what looks the same to it, and does not look into functions: this tells ours apart.
      command: [parts.entry],
      local: {
        tryBundle: (folder) => {
          writeBundle(parts, folder);
          return true;
        },
      },
    },
  });
}

function writeBundle({ entry, files = {} }: BundleParts, folder: string): void {
  const { outputFiles } = buildSync({
    ...BUNDLE_OPTIONS,
    entryPoints: [join(ROOT, 'lambdas', `${entry}.ts`)],
    absWorkingDir: ROOT,
    // The source map has paths from here: from CDK's own folder they would differ from one checkout to the next.
    outfile: join(ROOT, 'index.mjs'),
    sourcemap: true,
    sourcesContent: false,
    write: false,
  });
  for (const { path, contents } of outputFiles)
    writeFileSync(join(folder, path.slice(ROOT.length)), contents);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
