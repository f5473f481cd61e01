import type { Command } from 'commander';
import { addSubscriber, type AddSubscriberResult } from '../subscribers/add-subscriber.ts';
import { FINDINGS, FINE, UsageError } from './exit-codes.ts';
import { parseConsent } from './parse-consent.ts';
import { addStackOption, type StackOption } from './stack-option.ts';
import { withSubscribers } from './with-subscribers.ts';

export function addSubscribersAdd(program: Command): void {
  const command = program
    .command('add')
    .description('subscribe somebody who has agreed elsewhere; nothing is sent to ask them')
    .argument('<address>')
    .requiredOption('--consent <words>', 'where and when they agreed; kept as evidence')
    .addHelpText('after', '\nWhoever has unsubscribed, or is suppressed, stays so: exit code 1.');
  addStackOption(command).action(async (typed: string, options: StackOption & { consent: string }) => {
    const source = parseConsent(options.consent);
    const result = await withSubscribers(options, (desk) => addSubscriber(desk, { typed, source }));
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
