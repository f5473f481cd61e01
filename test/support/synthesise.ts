import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const TSX = import.meta.resolve('tsx');

export interface Synthesis {
  readonly status: number;
  readonly stderr: string;
  /** The folder of the assembly. */
  readonly assembly: string;
}

/**
 * Runs bin/app.ts as `cdk synth` does, without credentials and without anything on the path.
 *
 * @param folder with newsletter.yaml
 */
export async function synthesise(
  folder: string,
  wish: {
    readonly context?: Readonly<Record<string, unknown>>;
    readonly region?: string;
    readonly to?: string;
  } = {},
): Promise<Synthesis> {
  const assembly = join(folder, wish.to ?? 'cdk.out');
  const { context } = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: Record<string, unknown> };
  const child = spawn(process.execPath, ['--import', TSX, resolve('bin/app.ts')], {
    cwd: folder,
    env: {
      CDK_OUTDIR: assembly,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...wish.context }),
      ...(wish.region === undefined ? {} : { CDK_DEFAULT_REGION: wish.region }),
    },
  });
  const [stderr, , [status]] = await Promise.all([
    text(child.stderr),
    text(child.stdout),
    once(child, 'close') as Promise<[number]>,
  ]);
  return { status, stderr, assembly };
}
