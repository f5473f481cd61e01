import type { Command } from 'commander';
import { entriesOfIssue } from '../delivery/entries-of-issue.ts';
import { mayLackEntries, sayLacksEntries } from '../delivery/ledger-age.ts';
import type { LedgerEntry } from '../delivery/ledger-entry.ts';
import type { Stores } from '../aws/connect-stores.ts';
import { UsageError } from './exit-codes.ts';
import { loadIssue } from './load-issue.ts';
import { addStackOption, type StackOption } from './stack-option.ts';
import { withStores } from './with-stores.ts';

interface WhoOptions extends StackOption {
  readonly notSent?: true;
  readonly unknown?: true;
  readonly failed?: true;
  readonly addresses?: true;
}

export function addWho(program: Command): void {
  const command = program
    .command('who')
    .description('what became of an issue’s message to each subscriber, one a line')
    .argument('[issue]', 'its day, such as 2025-06-10; by default the latest')
    .option('--not-sent', 'only those who were not sent it, for whatever reason')
    .option('--unknown', 'only those of whom nobody can say')
    .option('--failed', 'only those whose message was refused')
    .option('--addresses', 'with the address; without it only the id, which may be passed on');
  addStackOption(command).action(async (day: string | undefined, options: WhoOptions) => {
    await withStores(options, async (stores) => {
      const record = await loadIssue(stores.records, day);
      if (mayLackEntries(record, new Date())) throw new UsageError(sayLacksEntries(record));
      for await (const line of lines(stores, record.meta.id, options)) console.log(line);
    });
  });
}

async function* lines(stores: Stores, issueId: string, options: WhoOptions): AsyncGenerator<string> {
  for await (const chunk of entriesOfIssue(stores, issueId)) {
    const wanted = chunk.filter(({ entry }) => isWanted(entry, options));
    const ids = wanted.map(({ subscriberId }) => subscriberId);
    const addresses = options.addresses ? await loadAddresses(stores, ids) : new Map<string, string>();
    for (const { subscriberId, entry } of wanted)
      yield [subscriberId, ...describe(entry), addresses.get(subscriberId) ?? ''].join('  ').trimEnd();
  }
}

async function loadAddresses({ subscribers }: Stores, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  return new Map((await subscribers.loadMany(ids)).map(({ id, address }) => [id, address]));
}

function isWanted(entry: LedgerEntry | undefined, options: WhoOptions): boolean {
  const tests = [
    ...(options.notSent ? [entry?.state !== 'SENT'] : []),
    ...(options.unknown ? [entry?.state === 'UNKNOWN'] : []),
    ...(options.failed ? [entry?.state === 'FAILED'] : []),
  ];
  return tests.length === 0 || tests.some(Boolean);
}

function describe(entry: LedgerEntry | undefined): string[] {
  if (!entry) return ['WAITING'];
  if ('code' in entry) return [entry.state, entry.code, entry.at];
  if ('reason' in entry) return [entry.state, entry.reason, entry.at];
  return [entry.state, entry.at];
}
