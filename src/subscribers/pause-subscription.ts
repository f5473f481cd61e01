import { applyCommand } from './apply-command.ts';
import { verifyLinkToken } from './link-token.ts';
import type { SubscriptionPorts } from './subscription-ports.ts';

export type PausePorts = Pick<SubscriptionPorts, 'subscribers' | 'consents' | 'linkKeys' | 'now'>;

/** `refused`: they are not subscribed, or the time is over or more than a year off. */
export interface PauseResult {
  readonly kind: 'paused' | 'refused' | 'invalid-link';
}

/**
 * Keeps issues from a subscriber for a while.
 *
 * @param pause.token of a preferences link
 * @param pause.until the first instant at which issues come again
 * @throws if a store fails
 */
export async function pauseSubscription(
  ports: PausePorts,
  { token, until }: { readonly token: string; readonly until: Date },
): Promise<PauseResult> {
  const id = verifyLinkToken(ports.linkKeys, 'preferences', token);
  if (id === undefined) return { kind: 'invalid-link' };
  const { outcome } = await applyCommand(ports, id, { kind: 'pause', until: until.toISOString() });
  switch (outcome) {
    case 'done':
    case 'already-done':
      return { kind: 'paused' };
    case 'expired':
    case 'refused':
    case 'unknown':
      return { kind: 'refused' };
  }
}
