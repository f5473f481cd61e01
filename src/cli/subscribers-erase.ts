import type { Command } from 'commander';
import { eraseSubscriber } from '../subscribers/erase-subscriber.ts';
import { askPerson } from './ask-person.ts';
import { FINDINGS } from './exit-codes.ts';
import { subscriberNamed } from './subscriber-named.ts';
import { withSubscribers } from './with-subscribers.ts';

export function addSubscribersErase(program: Command): void {
  program
    .command('erase')
    .description('forget a person: address, standing, evidence. Of a suppressed one a hash stays')
    .argument('<subscriber>', 'address or id')
    .option('--yes', 'without being asked')
    .action(async (name: string, { yes }: { yes?: true }) => {
      await withSubscribers(async (desk) => {
        const subscriberId = subscriberNamed(name, desk.idKey);
        if (!yes && !(await askPerson('Everything kept of them is gone for good.'))) {
          console.log('Nothing was changed.');
          process.exitCode = FINDINGS;
          return;
        }
        await eraseSubscriber(desk, { subscriberId });
        console.log('Nothing is kept of them; if they were suppressed, a hash that keeps mail from them.');
      });
    });
}
