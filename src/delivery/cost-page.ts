import { ISSUES_A_MONTH, monthCost, type CostLine } from './month-cost.ts';
import { UNIT_PRICES } from './unit-prices.ts';

const AUDIENCES = [1_000, 50_000, 1_000_000];

/** docs/costs.md: a month for so many subscribers, as Markdown. */
export function buildCostPage(audiences: readonly number[] = AUDIENCES): string {
  const { asOf, sesPerThousand, sesPerThousandALaCarte } = UNIT_PRICES;
  const bills = audiences.map((subscribers) => monthCost(subscribers));
  const names = bills[0]?.map(({ what }) => what) ?? [];
  const rows = [
    ...names.map((name, index) => [name, ...bills.map((bill) => dollars(bill[index]?.usd ?? 0))]),
    ['**Together**', ...bills.map((bill) => `**${dollars(total(bill))}**`)],
    [
      'With SES à la carte',
      ...bills.map((bill, index) => dollars(total(bill) - savedALaCarte(audiences[index] ?? 0))),
    ],
  ];
  const head = [
    'US dollars a month',
    ...audiences.map((subscribers) => `${subscribers.toLocaleString('en-GB')} subscribers`),
  ];
  return `# What it costs

Computed by \`npx waybill cost --month\` from \`src/delivery/unit-prices.ts\`: prices of ${asOf} in us-east-1, ${ISSUES_A_MONTH} issues a month, all
subscribers confirmed, nothing taken off for free tiers. \`npm run costs\` writes this page.

${table([head, ...rows])}

SES asks ${sesPerThousand} dollars for 1,000 messages on the plan that new accounts start on, and ${sesPerThousandALaCarte} à la carte. Nothing is paid for a day without an issue
but storage, alarms and secrets. What one issue costs, for the subscribers that there are: \`npx waybill cost --stack NAME\`.

Not in it: a domain and its hosted zone (about 1 dollar a month), dedicated IP addresses, a web application firewall, support plans, taxes. The
site's requests, the size of logs and how often the sweep has to look are estimates; they stand in \`src/delivery/month-cost.ts\`.
`;
}

function total(bill: readonly CostLine[]): number {
  return bill.reduce((sum, { usd }) => sum + usd, 0);
}

function savedALaCarte(subscribers: number): number {
  const { sesPerThousand, sesPerThousandALaCarte } = UNIT_PRICES;
  return ((ISSUES_A_MONTH * subscribers) / 1_000) * (sesPerThousand - sesPerThousandALaCarte);
}

function dollars(amount: number): string {
  return amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join(
    '\n',
  );
}
