import { expect, it } from '@jest/globals';
import { beginSending } from '../../src/studio/begin-sending.ts';
import type { Destination, DestinationSystem } from '../../src/studio/destination.ts';

const NOW = new Date('2025-06-10T12:00:00Z');

it('begins no issue that nobody would get: it would be over, and whoever subscribes later would go without', async () => {
  let begun = 0;
  const subscribers = { pageShard: async () => ({ subscribers: [] }) };
  const destination: Destination = {
    ...{ id: 'local', name: '', note: '' },
    use: (work) => work({ subscribers } as unknown as DestinationSystem),
    begin: async () => {
      begun += 1;
      return { kind: 'no-issue' };
    },
  };
  expect(await beginSending(destination, '2025-06-10', NOW)).toEqual({
    kind: 'refused',
    message: 'Nobody would get it: there is no confirmed subscriber yet.',
  });
  expect(begun).toBe(0);
});
