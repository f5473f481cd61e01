import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import type { Command } from 'commander';
import { exportSubscribers } from '../subscribers/export-subscribers.ts';
import type { SubscriberStatus } from '../subscribers/subscriber.ts';
import { UsageError } from './exit-codes.ts';
import { addStackOption, type StackOption } from './stack-option.ts';
import { withSubscribers } from './with-subscribers.ts';

const STATUSES = ['confirmed', 'pending', 'unsubscribed', 'suppressed'] as const satisfies SubscriberStatus[];

interface ExportOptions extends StackOption {
  readonly out?: string;
  readonly status?: readonly string[];
}

export function addSubscribersExport(program: Command): void {
  const command = program
    .command('export')
    .description('write subscribers as CSV, which "waybill subscribers import" reads again')
    .option('--out <file>', 'where to; on the standard output without it. A file that is there is left alone')
    .option('--status <status...>', `only these: ${STATUSES.join(', ')}`);
  addStackOption(command).action(async ({ out, status, ...system }: ExportOptions) => {
    const statuses = status ? status.map(parseStatus) : STATUSES;
    await withSubscribers(system, async ({ subscribers }) => {
      const stream = out === undefined ? process.stdout : await createFile(out);
      await writeLines(stream, exportSubscribers(subscribers, statuses));
      if (out === undefined) return;
      await finished(stream.end());
      console.log(`Wrote ${out}. It holds addresses: keep it as you would keep the table.`);
    });
  });
}

function parseStatus(text: string): SubscriberStatus {
  const status = STATUSES.find((one) => one === text);
  if (status) return status;
  throw new UsageError(`"${text}" is no status. Use ${STATUSES.join(', ')}.`);
}

async function createFile(path: string): Promise<Writable> {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  await once(file, 'open').catch(({ code = 'unknown cause' }: NodeJS.ErrnoException) => {
    const why = code === 'EEXIST' ? 'is there already' : `cannot be written (${code})`;
    throw new UsageError(`${path} ${why}. Choose another name.`);
  });
  return file;
}

// Not a pipeline: one that is broken off leaves a page under way, and the table is closed before it comes.
async function writeLines(stream: Writable, lines: AsyncIterable<string>): Promise<void> {
  let broken: NodeJS.ErrnoException | undefined;
  stream.once('error', (error) => {
    broken = error;
  });
  for await (const line of lines) {
    if (!stream.write(line))
      await Promise.race([once(stream, 'drain'), once(stream, 'close')]).catch(() => undefined);
    if (broken) break;
  }
  // Whoever reads our output may stop, as head does; that is no fault of theirs, nor ours.
  if (broken && broken.code !== 'EPIPE') throw broken;
}
