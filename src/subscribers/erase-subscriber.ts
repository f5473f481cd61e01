import { applyCommand } from './apply-command.ts';
import { subscriberChain } from './subscriber-chain.ts';
import type { SubscriptionPorts } from './subscription-ports.ts';
import { subscriberIdOf, type Who } from './who.ts';

/** `erased` also if there was nothing (left) to erase. */
export interface EraseSubscriberResult {
  readonly kind: 'erased' | 'invalid-link';
}

/**
 * Forgets a person: their standing, their evidence, and the addresses that they had before. Of one who is suppressed
 * the id stays, without the address, so that nothing is ever sent there by accident. The ledger's entries, which have
 * the id and no address, go with their time of 90 days.
 *
 * @throws if a store fails; the same again ends what was begun
 */
export async function eraseSubscriber(
  ports: Pick<SubscriptionPorts, 'subscribers' | 'consents' | 'linkKeys' | 'now'>,
  who: Who,
): Promise<EraseSubscriberResult> {
  const id = subscriberIdOf(ports.linkKeys, who);
  if (id === undefined) return { kind: 'invalid-link' };
  const chain = await subscriberChain(ports.subscribers, id);
  // Of nobody there may be evidence, too: it is recorded before the subscriber is saved, and a crash can come between.
  if (chain.length === 0) await ports.consents.erase(id);
  // The oldest first: were the newest gone, nothing would lead to the others. And each one's evidence before itself.
  for (const one of chain.toReversed()) {
    await ports.consents.erase(one.id);
    await applyCommand(ports, one.id, { kind: 'erase' });
  }
  return { kind: 'erased' };
}
