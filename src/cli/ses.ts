import { join } from 'node:path';
import type { Command } from 'commander';
import { startSesStandIn } from '../local/ses-stand-in.ts';
import { UsageError } from './exit-codes.ts';
import { LOCAL_FOLDER } from './local-folder.ts';
import { parsePort } from './preview.ts';

interface SesOptions {
  readonly port: string;
  readonly rate: string;
  readonly quota: string;
  readonly out: string;
}

export function addSes(program: Command): void {
  program
    .command('ses')
    .description('run the SES stand-in alone, for other programs that send through SES (v1 query protocol)')
    .option('--port <number>', 'where to listen on 127.0.0.1', '4601')
    .option('--rate <number>', 'messages a second that it allows', '14')
    .option('--quota <number>', 'messages in 24 hours that it allows; -1 for no limit', '-1')
    .option('--out <folder>', 'where it keeps what it accepts', join(LOCAL_FOLDER, 'inbox'))
    .addHelpText(
      'after',
      '\nIt can be told to fail: POST a fault as JSON to /faults, such as {"kind": "throttle", "times": 3}; DELETE ends all.',
    )
    .action(async (options: SesOptions) => {
      const port = parsePort(options.port);
      const standIn = startSesStandIn({
        folder: options.out,
        port,
        maxSendRate: parseLimit(options.rate),
        max24HourSend: parseLimit(options.quota),
        now: () => new Date(),
      });
      const { url } = await standIn.catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
        throw new UsageError(portTaken(port));
      });
      console.log(`SES stand-in: ${url}\nMessages are kept in ${options.out}. Ctrl+C ends it.`);
    });
}

function portTaken(port: number): string {
  return `Port ${port} is in use, perhaps by another stand-in. Stop that one, or choose another port: npx waybill ses --port ${port + 1}`;
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (limit === -1 || limit > 0) return limit;
  throw new UsageError(`"${text}" is not a limit. Use a number above 0, or -1 for none.`);
}
