import type { Command } from 'commander';
import { eraseSubscriber } from '../subscribers/erase-subscriber.ts';
import type { Subscriber } from '../subscribers/subscriber.ts';
import { askPerson } from './ask-person.ts';
import { FINDINGS } from './exit-codes.ts';
import { addStackOption, type StackOption } from './stack-option.ts';
import { subscriberNamed } from './subscriber-named.ts';
import { withSubscribers } from './with-subscribers.ts';

export function addSubscribersErase(program: Command): void {
  const command = program
    .command('erase')
    .description('forget a person: address, standing, evidence. Of a suppressed one a hash stays')
    .argument('<subscriber>', 'address or id')
    .option('--yes', 'without being asked');
  addStackOption(command).action(async (name: string, options: StackOption & { yes?: true }) => {
    await withSubscribers(options, async (desk) => {
      const subscriberId = subscriberNamed(name, desk.idKey);
      const [subscriber] = await desk.subscribers.loadMany([subscriberId]);
      if (!subscriber) {
        // Not a success: who mistypes an address must not tell a person that they were erased. Evidence that a crash
        // has left without its subscriber goes all the same.
        await eraseSubscriber(desk, { subscriberId });
        console.log('Nobody is known by that name.');
        process.exitCode = FINDINGS;
        return;
      }
      if (!options.yes && !(await askPerson(question(subscriber)))) {
        console.log('Nothing was changed.');
        process.exitCode = FINDINGS;
        return;
      }
      await eraseSubscriber(desk, { subscriberId });
      console.log('Nothing is kept of them; if they were suppressed, a hash that keeps mail from them.');
    });
  });
}

function question({ id, address, status, since }: Subscriber): string {
  return `${address || id} (${status} since ${since}): everything kept of them is gone for good.`;
}
