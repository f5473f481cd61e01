import type { Command } from 'commander';
import { countAudience } from '../delivery/count-audience.ts';
import { issueCost, UNIT_PRICES } from '../delivery/unit-prices.ts';
import { UsageError } from './exit-codes.ts';
import { withLocalStores } from './with-local-stores.ts';

export function addCost(program: Command): void {
  program
    .command('cost')
    .description('what sending one issue costs in AWS, before it is sent')
    .option('--subscribers <number>', 'for so many, instead of those who are confirmed now')
    .action(async (options: { subscribers?: string }) => {
      const messages =
        options.subscribers === undefined
          ? await withLocalStores(({ subscribers }) => countAudience(subscribers))
          : parseCount(options.subscribers);
      const dollars = issueCost(messages).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
      console.log(
        `${messages.toLocaleString('en-GB')} messages: about ${dollars}, at ${UNIT_PRICES.sesPerThousand} dollars for 1,000.`,
      );
    });
}

function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 0) return count;
  throw new UsageError(`"${text}" is not a number of subscribers. Write digits only, such as 50000.`);
}
