import type { Command } from 'commander';
import { suppressSubscriber } from '../subscribers/suppress-subscriber.ts';
import { UsageError } from './exit-codes.ts';
import { addStackOption, type StackOption } from './stack-option.ts';
import { withSubscribers } from './with-subscribers.ts';

export function addSubscribersSuppress(program: Command): void {
  const command = program
    .command('suppress')
    .description('keep all mail from an address, known or not, until it is cleared')
    .argument('<address>')
    .option('--reason <words>', 'why; kept with the record', 'not said');
  addStackOption(command).action(async (typed: string, options: StackOption & { reason: string }) => {
    const result = await withSubscribers(options, (desk) =>
      suppressSubscriber(desk, { typed, source: options.reason }),
    );
    if (result.kind === 'problem') throw new UsageError(`${result.problem} Write it as name@domain.`);
    console.log(
      result.kind === 'suppressed'
        ? 'Suppressed. Nothing is sent there until: npx waybill subscribers clear <address>'
        : 'Was suppressed by an operator before.',
    );
  });
}
