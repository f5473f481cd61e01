import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { buildCostPage } from '../../src/delivery/cost-page.ts';
import { monthCost } from '../../src/delivery/month-cost.ts';

it('docs/costs.md is what is computed (if not, run "npm run costs")', () => {
  expect(readFileSync('docs/costs.md', 'utf8')).toBe(buildCostPage());
});

it('a month is mostly paid for messages, and a small newsletter for little more than its alarms', () => {
  const share = (subscribers: number) => {
    const bill = monthCost(subscribers);
    return bill[0]!.usd / bill.reduce((sum, { usd }) => sum + usd, 0);
  };
  expect(share(1_000_000)).toBeGreaterThan(0.9);
  expect(share(1_000)).toBeLessThan(0.5);
});
