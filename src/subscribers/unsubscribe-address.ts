import { subscriberId } from './subscriber-id.ts';
import { unsubscribeById, type UnsubscribePorts } from './unsubscribe.ts';

/**
 * Unsubscribes an address whose owner was proven by other means than a token: a mail that authenticates.
 *
 * @param request.address as `parseAddress` gave it
 * @param request.source the address of ours that the mail came to
 * @returns `already-unsubscribed` also for somebody who is not known
 * @throws if a store fails
 */
export async function unsubscribeAddress(
  ports: Omit<UnsubscribePorts, 'linkKeys'>,
  { address, source }: { readonly address: string; readonly source: string },
): Promise<{ readonly kind: 'unsubscribed' | 'already-unsubscribed' }> {
  return unsubscribeById(ports, subscriberId(ports.idKey, address), {
    how: 'mail',
    evidence: { source },
  });
}
