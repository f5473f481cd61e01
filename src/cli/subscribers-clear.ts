import type { Command } from 'commander';
import { clearSubscriber, type ClearSubscriberResult } from '../subscribers/clear-subscriber.ts';
import { FINDINGS, FINE } from './exit-codes.ts';
import { addStackOption, type StackOption } from './stack-option.ts';
import { subscriberNamed } from './subscriber-named.ts';
import { withSubscribers } from './with-subscribers.ts';

export function addSubscribersClear(program: Command): void {
  const command = program
    .command('clear')
    .description('lift a suppression: they stand where they stood before')
    .argument('<subscriber>', 'address or id')
    .option('--reason <words>', 'why; kept with the record', 'not said');
  addStackOption(command).action(async (name: string, options: StackOption & { reason: string }) => {
    const { kind } = await withSubscribers(options, (desk) =>
      clearSubscriber(desk, { subscriberId: subscriberNamed(name, desk.idKey), source: options.reason }),
    );
    console.log(MESSAGES[kind]);
    process.exitCode = kind === 'unknown' || kind === 'not-suppressed' ? FINDINGS : FINE;
  });
}

const MESSAGES: Readonly<Record<ClearSubscriberResult['kind'], string>> = {
  confirmed: 'Cleared. They are sent issues again.',
  unsubscribed: 'Cleared. They had not agreed to issues, or had left; they can sign up.',
  forgotten: 'Cleared. They had been erased, and nothing is left of them.',
  'not-suppressed': 'They are not suppressed. Nothing was changed.',
  unknown: 'Nobody is known by that name. Nothing was changed.',
};
