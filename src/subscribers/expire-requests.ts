import { applyCommand } from './apply-command.ts';
import type { SubscriptionPorts } from './subscription-ports.ts';

/**
 * Forgets the requests of one shard that nobody answered in time: whoever was never here leaves nothing behind, and
 * whoever had left before has left. For tidiness only; a request that is over confirms nothing before that, either.
 *
 * @returns how many there were
 * @throws if a store fails
 */
export async function expireRequests(
  ports: Pick<SubscriptionPorts, 'subscribers' | 'consents' | 'now'>,
  shard: number,
): Promise<number> {
  let expired = 0;
  let after: string | undefined;
  do {
    const page = await ports.subscribers.pageShard(shard, after);
    for (const { id, confirmBy } of page.subscribers) {
      if (confirmBy === undefined) continue;
      const { outcome, next } = await applyCommand(ports, id, { kind: 'expire' });
      if (outcome !== 'done') continue;
      expired += 1;
      if (!next) await ports.consents.erase(id);
    }
    after = page.next;
  } while (after !== undefined);
  return expired;
}
