import '../support/know-errors-of-node.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { jest } from '@jest/globals';
import { runProgram } from '../../src/cli/program.ts';

export interface CommandEnding {
  readonly status: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandSurroundings {
  /** The folder it is called in; without one that of the test. */
  readonly folder?: string;
  /** Added to the environment; undefined takes a variable away. */
  readonly env?: NodeJS.ProcessEnv;
}

const LAUNCHER = resolve('bin/waybill');

/** Runs a command in this process: to start one for each would take most of the time of a test. */
export async function runWaybill(
  args: readonly string[],
  { folder = process.cwd(), env = {} }: CommandSurroundings = {},
): Promise<CommandEnding> {
  const written = { stdout: '', stderr: '' };
  const streams = (['stdout', 'stderr'] as const).map((name) =>
    jest.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += String(text);
      return true;
    }),
  );
  const consoles = (['log', 'error'] as const).map((name) =>
    jest.spyOn(console, name).mockImplementation((text: unknown) => {
      written[name === 'log' ? 'stdout' : 'stderr'] += `${String(text)}\n`;
    }),
  );
  const before = { folder: process.cwd(), env: process.env };
  process.chdir(folder);
  process.env = { ...process.env, ...env };
  process.exitCode = undefined;
  try {
    await runProgram(['node', 'waybill', ...args]);
    return { status: process.exitCode ?? 0, ...written };
  } finally {
    process.exitCode = undefined;
    process.env = before.env;
    process.chdir(before.folder);
    for (const spy of [...streams, ...consoles]) spy.mockRestore();
  }
}

/** Starts the command as its users do, in a process of its own. */
export async function launchWaybill(
  args: readonly string[],
  { folder, env, input }: CommandSurroundings & { readonly input?: Buffer } = {},
): Promise<CommandEnding> {
  const child = spawn(process.execPath, [LAUNCHER, ...args], {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  child.stdin.end(input);
  const [stdout, stderr, [status]] = await Promise.all([
    buffer(child.stdout),
    buffer(child.stderr),
    once(child, 'close') as Promise<[number]>,
  ]);
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}
