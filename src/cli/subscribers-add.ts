import type { Command } from 'commander';
import { addSubscriber, type AddSubscriberResult } from '../subscribers/add-subscriber.ts';
import { FINDINGS, FINE, UsageError } from './exit-codes.ts';
import { withSubscribers } from './with-subscribers.ts';

export function addSubscribersAdd(program: Command): void {
  program
    .command('add')
    .description('subscribe somebody who has agreed elsewhere; nothing is sent to ask them')
    .argument('<address>')
    .requiredOption('--consent <words>', 'where and when they agreed; kept as evidence')
    .addHelpText('after', '\nWhoever has unsubscribed, or is suppressed, stays so: exit code 1.')
    .action(async (typed: string, { consent }: { consent: string }) => {
      const result = await withSubscribers((desk) => addSubscriber(desk, { typed, source: consent }));
      if (result.kind === 'problem') throw new UsageError(`${result.problem} Write it as name@domain.`);
      console.log(describe(result));
      process.exitCode = result.kind === 'has-left' || result.kind === 'suppressed' ? FINDINGS : FINE;
    });
}

function describe({ kind, subscriber }: Exclude<AddSubscriberResult, { kind: 'problem' }>): string {
  switch (kind) {
    case 'added':
      return `Added as ${subscriber.id}.`;
    case 'already-subscribed':
      return `Was subscribed before, as ${subscriber.id}.`;
    case 'has-left':
      return 'Has unsubscribed before, and was left so. They can sign up again by themselves.';
    case 'suppressed':
      return `Is suppressed (${subscriber.suppressedBy ?? 'operator'}), and was left so. See "waybill subscribers clear".`;
  }
}
