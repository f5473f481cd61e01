import { applyCommand } from './apply-command.ts';
import type { ConsentChannel } from './consent-record.ts';
import { hashEvidence, type SeenEvidence } from './hash-evidence.ts';
import { verifyLinkToken } from './link-token.ts';
import type { SubscriptionPorts } from './subscription-ports.ts';

export type UnsubscribePorts = Pick<
  SubscriptionPorts,
  'subscribers' | 'consents' | 'linkKeys' | 'idKey' | 'now'
>;

/** All three are to be answered as a success (RFC 8058 section 3.2 knows no other answer); a page may say more. */
export interface UnsubscribeResult {
  readonly kind: 'unsubscribed' | 'already-unsubscribed' | 'invalid-link';
}

/**
 * Unsubscribes whom a token was made out to, at once. Links of any age work as long as their key is kept.
 *
 * @throws if a store fails; then nobody may be told that they are unsubscribed
 */
export async function unsubscribe(
  ports: UnsubscribePorts,
  { token, ...by }: { readonly token: string; readonly how: ConsentChannel; readonly evidence: SeenEvidence },
): Promise<UnsubscribeResult> {
  const id = verifyLinkToken(ports.linkKeys, 'unsubscribe', token);
  return id === undefined ? { kind: 'invalid-link' } : unsubscribeById(ports, id, by);
}

/** The same for somebody whose id is known to be meant. */
export async function unsubscribeById(
  ports: Pick<UnsubscribePorts, 'subscribers' | 'consents' | 'idKey' | 'now'>,
  id: string,
  { how, evidence: seen }: { readonly how: ConsentChannel; readonly evidence: SeenEvidence },
): Promise<{ readonly kind: 'unsubscribed' | 'already-unsubscribed' }> {
  const evidence = hashEvidence(ports.idKey, { how, seen });
  const { outcome } = await applyCommand(ports, id, { kind: 'unsubscribe', evidence });
  return { kind: outcome === 'done' ? 'unsubscribed' : 'already-unsubscribed' };
}
