import { applyCommand } from './apply-command.ts';
import { verifyConfirmToken, type VerifiedConfirmToken } from './confirm-token.ts';
import type { ConsentChannel } from './consent-record.ts';
import { hashEvidence, type SeenEvidence } from './hash-evidence.ts';
import { readReplyToken, verifyReplyToken } from './reply-token.ts';
import { sendLetter } from './send-letter.ts';
import { cooldownKey } from './subscribe-limits.ts';
import type { SubscriptionPorts } from './subscription-ports.ts';

export type ConfirmSubscriptionPorts = Omit<SubscriptionPorts, 'caps'>;

/**
 * `expired`: they may sign up again; also for a request that was withdrawn, and for somebody who is suppressed.
 * `invalid-link`: the token is not of ours.
 */
export interface ConfirmResult {
  readonly kind: 'confirmed' | 'already-confirmed' | 'expired' | 'invalid-link';
}

/**
 * The owner of an address answers: by the link of the letter, or by replying to it.
 *
 * @param answer.token that of the link, or that of the address which a reply came to (see `signReplyToken`)
 * @throws if a store fails
 */
export async function confirmSubscription(
  ports: ConfirmSubscriptionPorts,
  answer: { readonly token: string; readonly how: ConsentChannel; readonly evidence: SeenEvidence },
): Promise<ConfirmResult> {
  const request = await findRequest(ports, answer.token);
  if (request.kind === 'invalid') return { kind: 'invalid-link' };
  const { subscriberId, requestedAt } = request;
  if (request.isExpired) return afterExpiry(ports, subscriberId);

  const { how, evidence: seen } = answer;
  const { wording } = ports.letters;
  const evidence = hashEvidence(ports.idKey, { how, wording, seen });
  const applied = await applyCommand(ports, subscriberId, { kind: 'confirm', requestedAt, evidence });
  switch (applied.outcome) {
    case 'done':
      if (applied.next) {
        // The owner was there, so that this address cannot be flooded by asking for it again.
        await ports.limits.forgetCooldown(cooldownKey(ports.idKey, applied.next.address));
        if (applied.letter) await sendLetter(ports, applied.letter, applied.next);
      }
      return { kind: 'confirmed' };
    case 'already-done':
      return { kind: 'already-confirmed' };
    case 'expired':
    case 'refused':
    case 'unknown':
      return { kind: 'expired' };
  }
}

async function findRequest(
  { linkKeys, subscribers, now }: ConfirmSubscriptionPorts,
  token: string,
): Promise<VerifiedConfirmToken> {
  const subscriberId = readReplyToken(token);
  if (subscriberId === undefined) return verifyConfirmToken(linkKeys, 'confirm', { token, now: now() });

  const [subscriber] = await subscribers.loadMany([subscriberId]);
  if (subscriber?.requestedAt === undefined) return { kind: 'invalid' };
  const request = { subscriberId, requestedAt: subscriber.requestedAt };
  return verifyReplyToken(linkKeys, token, request)
    ? { kind: 'request', ...request, isExpired: false }
    : { kind: 'invalid' };
}

async function afterExpiry(
  { subscribers }: ConfirmSubscriptionPorts,
  subscriberId: string,
): Promise<ConfirmResult> {
  const [subscriber] = await subscribers.loadMany([subscriberId]);
  return { kind: subscriber?.status === 'confirmed' ? 'already-confirmed' : 'expired' };
}
