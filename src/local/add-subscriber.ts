import { parseAddress, type ParsedAddress } from '../subscribers/parse-address.ts';
import { subscriberId } from '../subscribers/subscriber-id.ts';
import type { SubscriberStore } from '../subscribers/subscriber-store.ts';
import type { Subscriber } from '../subscribers/subscriber.ts';

export type AddSubscriberResult =
  | { readonly kind: 'subscriber'; readonly subscriber: Subscriber }
  | Extract<ParsedAddress, { kind: 'problem' }>;

/**
 * Makes an address of the sample a subscriber, without the questions that a real one is asked. Whoever is known
 * already stays as they are: an example of an unsubscribed reader must not come back at the next start.
 */
export async function addSubscriber(
  store: Pick<SubscriberStore, 'loadMany' | 'save'>,
  request: { readonly idKey: string; readonly typed: string; readonly now: Date },
): Promise<AddSubscriberResult> {
  const parsed = parseAddress(request.typed);
  if (parsed.kind === 'problem') return parsed;

  const id = subscriberId(request.idKey, parsed.address);
  const { address } = parsed;
  const subscriber: Subscriber = { id, address, status: 'confirmed', since: request.now.toISOString() };
  if ((await store.save(subscriber, undefined)) === 'saved') return { kind: 'subscriber', subscriber };
  const [known] = await store.loadMany([id]);
  return { kind: 'subscriber', subscriber: known ?? subscriber };
}
