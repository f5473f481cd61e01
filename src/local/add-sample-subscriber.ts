import { addSubscriber, type OperatorPorts } from '../subscribers/add-subscriber.ts';
import type { ParsedAddress } from '../subscribers/parse-address.ts';
import type { Subscriber } from '../subscribers/subscriber.ts';

export type AddSampleSubscriberResult =
  | { readonly kind: 'subscriber'; readonly subscriber: Subscriber }
  | Extract<ParsedAddress, { kind: 'problem' }>;

/**
 * Makes an address of the sample a subscriber, without the questions that a real one is asked. Whoever is known
 * already stays as they are: an example of an unsubscribed reader must not come back at the next start.
 */
export async function addSampleSubscriber(
  ports: OperatorPorts,
  typed: string,
): Promise<AddSampleSubscriberResult> {
  const added = await addSubscriber(ports, { typed, source: 'sample of the local system' });
  return added.kind === 'problem' ? added : { kind: 'subscriber', subscriber: added.subscriber };
}
