import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { loadTemplates } from '../email/load-templates.ts';
import { connectLocalInbound } from '../local/connect-local-inbound.ts';
import type { InboundResult } from '../subscribers/handle-inbound.ts';
import { UsageError } from './exit-codes.ts';
import { loadProject, TEMPLATES_FOLDER } from './load-project.ts';
import { LOCAL_FOLDER } from './local-folder.ts';
import { withLocalServices } from './with-local-services.ts';

interface InboundOptions {
  readonly to?: string;
  readonly from?: string;
  readonly unproven?: true;
}

export function addInbound(program: Command): void {
  program
    .command('inbound')
    .description('hand a raw mail to the local system, as if it had been sent to the newsletter')
    .argument('<file>', 'an .eml file, or - for the standard input')
    .option(
      '--to <address>',
      'the address that it came to, such as subscribe@news.example; by default as To says',
    )
    .option('--from <address>', 'where it would bounce to; by default as Return-Path or From says')
    .option('--unproven', 'as a mail that DMARC says nothing about and SPF and DKIM do not vouch for')
    .action(async (file: string, options: InboundOptions) => {
      const raw = await readMail(file);
      const { content } = await loadProject();
      const { newsletter } = content;
      if (!newsletter) {
        throw new UsageError('newsletter.yaml is missing or broken. Run: npx waybill check newsletter.yaml');
      }
      const templates = await loadTemplates(TEMPLATES_FOLDER);
      await withLocalServices(async (endpoints) => {
        const folder = LOCAL_FOLDER;
        const log = () => undefined;
        const receive = await connectLocalInbound({ folder, endpoints, newsletter, templates, log });
        console.log(describe(await receive(raw, envelopeOf(options))));
      });
    });
}

async function readMail(file: string): Promise<Uint8Array> {
  if (file === '-') return buffer(process.stdin);
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `${file} cannot be read (${error.code ?? 'unknown cause'}). Name an .eml file, or - .`,
    );
  });
}

const UNPROVEN = { spam: 'PASS', virus: 'PASS', spf: 'FAIL', dkim: 'GRAY', dmarc: 'GRAY' } as const;

function envelopeOf({ to, from, unproven }: InboundOptions) {
  return {
    ...(to === undefined ? {} : { recipients: [to] }),
    ...(from === undefined ? {} : { returnPath: from }),
    ...(unproven ? { verdicts: UNPROVEN } : {}),
  };
}

function describe(result: InboundResult | undefined): string {
  if (!result || result.kind === 'gone') return 'Nothing: it was handled before.';
  switch (result.kind) {
    case 'dropped':
      return `Dropped, and not answered: ${result.reason}.`;
    case 'handled':
      return `Handled: ${result.asks}, ${result.result}.`;
  }
}
