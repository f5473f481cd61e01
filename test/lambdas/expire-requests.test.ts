import { expect, it } from '@jest/globals';
import { createHandler } from '../../lambdas/expire-requests.ts';
import { DynamoConsentStore } from '../../src/aws/dynamo-consent-store.ts';
import { DynamoSubscriberStore } from '../../src/aws/dynamo-subscriber-store.ts';
import { useTestTable } from '../aws/test-table.ts';

const table = useTestTable();

it('forgets who never answered, leaves who still may and who did, and says how many', async () => {
  const subscribers = new DynamoSubscriberStore(table());
  const at = '2025-06-10T06:00:00.000Z';
  const pending = { status: 'pending', since: at, requestedAt: at } as const;
  const address = 'someone@example.org';
  await subscribers.save(
    { id: 'Aold', address, ...pending, confirmBy: '2025-06-13T06:00:00.000Z' },
    undefined,
  );
  await subscribers.save(
    { id: '_new', address, ...pending, confirmBy: '2025-06-13T06:00:01.000Z' },
    undefined,
  );
  await subscribers.save({ id: 'Bann', address, status: 'confirmed', since: at }, undefined);

  const lines: unknown[] = [];
  const now = () => new Date('2025-06-13T06:00:00.500Z');
  const ports = { subscribers, consents: new DynamoConsentStore(table()), now };
  await createHandler(ports, (...line) => void lines.push(line))();

  const left = await subscribers.loadMany(['Aold', '_new', 'Bann']);
  expect(left.map(({ id }) => id).toSorted()).toEqual(['Bann', '_new']);
  expect(lines).toEqual([['requests.expired', { expired: 1 }]]);
});
