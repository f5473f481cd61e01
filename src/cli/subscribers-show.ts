import type { Command } from 'commander';
import pc from 'picocolors';
import type { LedgerEntry } from '../delivery/ledger-entry.ts';
import type { ConsentRecord } from '../subscribers/consent-record.ts';
import type { KeptOfAddress, SubscriberExport } from '../subscribers/export-subscriber.ts';
import { exportPerson } from '../site/export-person.ts';
import type { Subscriber } from '../subscribers/subscriber.ts';
import { FINDINGS } from './exit-codes.ts';
import { addStackOption, type StackOption } from './stack-option.ts';
import { subscriberNamed } from './subscriber-named.ts';
import { withSubscribers, type SubscriberDesk } from './with-subscribers.ts';

/** How many issues back are looked up. */
const ISSUES = 10;

export function addSubscribersShow(program: Command): void {
  const command = program
    .command('show')
    .description('all that is kept of somebody: standing, evidence, and what became of the last issues')
    .argument('<subscriber>', 'address or id')
    .option('--json', 'as JSON, such as somebody may ask for who wants to know');
  addStackOption(command).action(async (name: string, options: StackOption & { json?: true }) => {
    await withSubscribers(options, async (desk) => {
      const subscriberId = subscriberNamed(name, desk.idKey);
      const kept = await exportPerson(desk, { subscriberId });
      if (!kept) {
        console.log('Nobody is known by that name.');
        process.exitCode = FINDINGS;
        return;
      }
      if (options.json) {
        console.log(JSON.stringify(kept, null, 2));
        return;
      }
      const issues = await lastIssues(desk, subscriberId);
      for (const line of lines(kept, issues)) console.log(line);
    });
  });
}

interface IssueOfSubscriber {
  readonly issueId: string;
  /** Undefined if the issue was not meant for them, or not yet. */
  readonly entry: LedgerEntry | undefined;
}

async function lastIssues(
  { archive, ledger }: SubscriberDesk,
  subscriberId: string,
): Promise<readonly IssueOfSubscriber[]> {
  const issues = await archive.list({ order: 'newest-first', limit: ISSUES });
  return Promise.all(
    issues.map(async ({ id: issueId }) => ({ issueId, entry: await ledger.load({ issueId, subscriberId }) })),
  );
}

function lines(kept: SubscriberExport, issues: readonly IssueOfSubscriber[]): string[] {
  return [
    ...linesOfAddress(kept),
    ...kept.formerAddresses.flatMap((former) => ['', 'Before:', ...linesOfAddress(former)]),
    '',
    ...(issues.length === 0 ? ['No issue has been sent yet.'] : issues.map(issueLine)),
  ];
}

function linesOfAddress({ subscriber, consents }: KeptOfAddress): string[] {
  return [
    pc.bold(subscriber.address === '' ? 'Erased' : subscriber.address),
    `${subscriber.id}  ${standing(subscriber)}`,
    ...consents.map(consentLine),
  ];
}

function standing({ status, since, suppressedBy, pausedUntil, confirmBy }: Subscriber): string {
  return [
    `${status} since ${since}`,
    ...(suppressedBy === undefined ? [] : [`because of ${suppressedBy}`]),
    ...(pausedUntil === undefined ? [] : [`paused until ${pausedUntil}`]),
    ...(confirmBy === undefined ? [] : [`to be confirmed by ${confirmBy}`]),
  ].join(', ');
}

function consentLine({ at, step, how, wording, source }: ConsentRecord): string {
  const facts = [wording && `words ${wording}`, source].filter(Boolean).join(', ');
  const way = how === step ? step : `${step} by ${how}`;
  return `  ${at}  ${way}${facts === '' ? '' : `: ${facts}`}`;
}

function issueLine({ issueId, entry }: IssueOfSubscriber): string {
  if (!entry) return `  ${issueId}  not in the audience, or waiting`;
  const detail = 'code' in entry ? entry.code : 'reason' in entry ? entry.reason : '';
  const delivered = entry.deliveredAt === undefined ? '' : `delivered ${entry.deliveredAt}`;
  const bounced = entry.bouncedAt === undefined ? '' : `bounced ${entry.bouncedAt}`;
  return ['', issueId, entry.state, detail, entry.at, delivered, bounced].join('  ').trimEnd();
}
