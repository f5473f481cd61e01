import type { SubscriberStore } from './subscriber-store.ts';
import type { Subscriber } from './subscriber.ts';

/** More changes of address than anybody makes; and an end, should two have taken each other's place. */
const MOST_CHANGES = 20;

/**
 * A subscriber and those whose place they took by changing their address, the newest first: one person, unless an
 * old address has since been signed up again.
 */
export async function subscriberChain(
  store: Pick<SubscriberStore, 'loadMany'>,
  id: string,
): Promise<readonly Subscriber[]> {
  const chain: Subscriber[] = [];
  let nextId: string | undefined = id;
  while (nextId !== undefined && chain.length < MOST_CHANGES) {
    const [subscriber]: readonly Subscriber[] = await store.loadMany([nextId]);
    if (!subscriber || chain.some((one) => one.id === subscriber.id)) break;
    if (chain.length > 0 && subscriber.status !== 'unsubscribed' && subscriber.status !== 'suppressed') break;
    chain.push(subscriber);
    // Whoever has not answered yet has taken nobody's place.
    nextId = subscriber.confirmBy === undefined ? subscriber.replaces : undefined;
  }
  return chain;
}
