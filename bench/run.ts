import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { composeFixture } from '../test/support/mail-fixtures.ts';
import { NoChromiumError } from '../src/studio/open-chromium.ts';
import { benchArchive } from './archive.ts';
import { benchColdImport } from './cold-import.ts';
import { benchComposeMessage } from './compose-message.ts';
import { benchImport } from './import.ts';
import { benchPlanIssue } from './plan-issue.ts';
import { benchPreview } from './preview.ts';
import { benchRenderDigest } from './render-digest.ts';
import { benchSendLoop } from './send-loop.ts';

const BENCHMARKS: Readonly<Record<string, () => Promise<void>>> = {
  compose: async () => benchComposeMessage(await sample()),
  render: async () => benchRenderDigest(await sample()),
  send: async () => benchSendLoop(await sample()),
  plan: benchPlanIssue,
  import: () => benchImport(),
  cold: benchColdImport,
  archive: benchArchive,
  preview: benchWithChromium,
};

const sample = () => composeFixture('2025-06-10');

async function benchWithChromium(): Promise<void> {
  try {
    await benchPreview();
  } catch (error) {
    if (!(error instanceof NoChromiumError)) throw error;
    console.log(`\nThe preview in the browser: left out. ${error.message}`);
  }
}

/** Each in a process of its own, so that none finds the heap that another has left. */
async function runAll(): Promise<void> {
  console.log(`Node ${process.version}. Only the ratios mean something on another machine.`);
  for (const name of Object.keys(BENCHMARKS)) {
    const run = spawn(process.execPath, [...process.execArgv, 'bench/run.ts', name], { stdio: 'inherit' });
    const [code] = (await once(run, 'exit')) as [number | null];
    if (code !== 0) process.exitCode = 1;
  }
}

const [, , name] = process.argv;
const chosen = name === undefined ? runAll : BENCHMARKS[name];
if (!chosen)
  throw new Error(`There is no benchmark "${name}"; there are ${Object.keys(BENCHMARKS).join(', ')}.`);
await chosen();
