import { applyCommand } from './apply-command.ts';
import { verifyLinkToken } from './link-token.ts';
import type { PausePorts } from './pause-subscription.ts';

/** `refused`: they are not subscribed. */
export interface ResumeResult {
  readonly kind: 'resumed' | 'refused' | 'invalid-link';
}

/**
 * Ends a subscriber's pause, if there is one.
 *
 * @param token of a preferences link
 * @throws if a store fails
 */
export async function resumeSubscription(
  ports: PausePorts,
  { token }: { readonly token: string },
): Promise<ResumeResult> {
  const id = verifyLinkToken(ports.linkKeys, 'preferences', token);
  if (id === undefined) return { kind: 'invalid-link' };
  const { outcome } = await applyCommand(ports, id, { kind: 'resume' });
  switch (outcome) {
    case 'done':
    case 'already-done':
      return { kind: 'resumed' };
    case 'expired':
    case 'refused':
    case 'unknown':
      return { kind: 'refused' };
  }
}
