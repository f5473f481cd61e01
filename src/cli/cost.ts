import type { Command } from 'commander';
import pc from 'picocolors';
import { composeIssue } from '../delivery/compose-issue.ts';
import { buildCostPage } from '../delivery/cost-page.ts';
import { countAudience } from '../delivery/count-audience.ts';
import { issueCost } from '../delivery/issue-cost.ts';
import { UNIT_PRICES } from '../delivery/unit-prices.ts';
import { UsageError } from './exit-codes.ts';
import { loadProject } from './load-project.ts';
import { pickDigest } from './pick-digest.ts';
import { addStackOption, type StackOption } from './stack-option.ts';
import { withStores } from './with-stores.ts';

interface CostOptions extends StackOption {
  readonly subscribers?: string;
  readonly month?: true;
}

export function addCost(program: Command): void {
  const command = program
    .command('cost')
    .description('what sending an issue costs in AWS, before it is sent')
    .argument('[digest]', 'its id, its day (2025-06-10) or its file; names its subject and size as well')
    .option('--month', 'a whole month, with all that is paid beside the sending')
    .option('--subscribers <number>', 'for so many, instead of those who are confirmed now');
  addStackOption(command).action(async (name: string | undefined, options: CostOptions) => {
    if (options.month) {
      const { subscribers } = options;
      console.log(buildCostPage(subscribers === undefined ? undefined : [parseCount(subscribers)]).trimEnd());
      return;
    }
    const messages =
      options.subscribers === undefined
        ? await withStores(options, ({ subscribers }) => countAudience(subscribers, new Date()))
        : parseCount(options.subscribers);
    if (name !== undefined) for (const line of await describeDigest(name)) console.log(line);
    for (const line of costLines(messages)) console.log(line);
  });
}

async function describeDigest(name: string): Promise<readonly string[]> {
  const { content, render, siteUrl, now } = await loadProject();
  const picked = pickDigest(content, name, now);
  const composed =
    picked.kind === 'found' &&
    (await composeIssue({ content, choice: picked.choice, siteUrl, render })).composed;
  if (!composed)
    throw new UsageError(`"${name}" cannot be made into a mail yet; "npx waybill check" says why.`);
  const kilobytes = (composed.messageTemplate.length / 1_000).toLocaleString('en-GB', {
    maximumFractionDigits: 0,
  });
  return [pc.bold(composed.rendered.subject), `${kilobytes} kB a message; SES does not charge for its size`];
}

function costLines(messages: number): readonly string[] {
  const { total, ses, ...rest } = issueCost(messages);
  const others = rest.table + rest.queuesAndTopic + rest.lambda;
  const aLaCarte = issueCost(messages, UNIT_PRICES.sesPerThousandALaCarte).total;
  return [
    `${messages.toLocaleString('en-GB')} messages: about ${dollars(total)}`,
    `  SES                    ${dollars(ses)}   ${UNIT_PRICES.sesPerThousand} dollars for 1,000 on the plan of new accounts`,
    `  table, queues, Lambda  ${dollars(others)}`,
    `À la carte, at ${UNIT_PRICES.sesPerThousandALaCarte} dollars for 1,000: about ${dollars(aLaCarte)}. Prices of ${UNIT_PRICES.asOf}, us-east-1.`,
  ];
}

function dollars(amount: number): string {
  return amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' });
}

function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 0) return count;
  throw new UsageError(`"${text}" is not a number of subscribers. Write digits only, such as 50000.`);
}
