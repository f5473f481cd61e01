import { subscriberId } from './subscriber-id.ts';
import { unsubscribeById, type UnsubscribePorts } from './unsubscribe.ts';

/**
 * Unsubscribes an address whose owner was proven by other means than a token: a mail that authenticates.
 *
 * @param address as `parseAddress` gave it
 * @returns `already-unsubscribed` also for somebody who is not known
 * @throws if a store fails
 */
export async function unsubscribeAddress(
  ports: Omit<UnsubscribePorts, 'linkKeys'>,
  { address, how }: { readonly address: string; readonly how: 'mail' | 'operator' },
): Promise<{ readonly kind: 'unsubscribed' | 'already-unsubscribed' }> {
  return unsubscribeById(ports, subscriberId(ports.idKey, address), { how, evidence: {} });
}
