import { applyCommand } from './apply-command.ts';
import { verifyConfirmToken } from './confirm-token.ts';
import type { ConfirmSubscriptionPorts } from './confirm-subscription.ts';
import type { ConsentEvidence } from './consent-record.ts';
import { hashEvidence, type SeenEvidence } from './hash-evidence.ts';
import { isPaused } from './receives-issues.ts';
import { sendLetter } from './send-letter.ts';
import { cooldownKey } from './subscribe-limits.ts';
import type { Subscriber } from './subscriber.ts';

/**
 * `expired`: it can be asked for again; also when the new address is suppressed, or either was erased meanwhile. Of the
 * old one nothing else matters: that it bounces is why people change their address.
 */
export interface ConfirmAddressChangeResult {
  readonly kind: 'changed' | 'already-changed' | 'expired' | 'invalid-link';
}

/**
 * The new address answers: it is subscribed from now on, and then the old one is not any more. Killed in between,
 * both are; the link can be used again and ends what was begun.
 *
 * @param answer.token of the link in the `address-change` letter
 * @throws if a store fails
 */
export async function confirmAddressChange(
  ports: ConfirmSubscriptionPorts,
  { token, evidence: seen }: { readonly token: string; readonly evidence: SeenEvidence },
): Promise<ConfirmAddressChangeResult> {
  const now = ports.now();
  const request = verifyConfirmToken(ports.linkKeys, 'change-address', { token, now });
  if (request.kind === 'invalid') return { kind: 'invalid-link' };
  const { subscriberId, requestedAt, isExpired } = request;
  const places = await loadPlaces(ports, subscriberId);
  if (isExpired || places?.replacement.requestedAt !== requestedAt) return { kind: 'expired' };

  const evidence = hashEvidence(ports.idKey, { how: 'form', wording: ports.letters.wording, seen });
  const { old } = places;
  const pause = old.pausedUntil !== undefined && isPaused(old, now) ? { pausedUntil: old.pausedUntil } : {};
  const confirm = { kind: 'confirm', requestedAt, ...pause, evidence } as const;
  const { outcome, next } = await applyCommand(ports, subscriberId, confirm);
  switch (outcome) {
    case 'done':
      if (next) await ports.limits.forgetCooldown(cooldownKey(ports.idKey, next.address));
      await leave(ports, old, evidence);
      return { kind: 'changed' };
    case 'already-done':
      await leave(ports, old, evidence);
      return { kind: 'already-changed' };
    case 'expired':
    case 'refused':
    case 'unknown':
      return { kind: 'expired' };
  }
}

/** @returns both addresses' subscribers, as long as both are there */
async function loadPlaces(
  { subscribers }: ConfirmSubscriptionPorts,
  id: string,
): Promise<{ readonly replacement: Subscriber; readonly old: Subscriber } | undefined> {
  const [replacement] = await subscribers.loadMany([id]);
  if (replacement?.replaces === undefined) return undefined;
  const [old] = await subscribers.loadMany([replacement.replaces]);
  return old && { replacement, old };
}

async function leave(
  ports: ConfirmSubscriptionPorts,
  old: Subscriber,
  evidence: ConsentEvidence,
): Promise<void> {
  const { letter, next } = await applyCommand(ports, old.id, { kind: 'leave-address', evidence });
  if (letter && next) await sendLetter(ports, letter, next);
}
