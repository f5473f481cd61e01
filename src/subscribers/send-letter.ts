import type { SendOutcome } from '../email/mailer.ts';
import { signConfirmToken } from './confirm-token.ts';
import { writeLetter, type LetterKind } from './letters.ts';
import { signLinkToken } from './link-token.ts';
import { signReplyToken } from './reply-token.ts';
import type { Subscriber } from './subscriber.ts';
import type { SubscriptionPorts } from './subscription-ports.ts';

type SendLetterPorts = Pick<SubscriptionPorts, 'letters' | 'linkKeys' | 'mailer' | 'wait' | 'log'>;

/** `not-sent`: surely not, and another time may do better. A lost answer counts as sent: a letter is not worth two. */
export type SendLetterResult = 'sent' | 'not-sent';

/** Sends one person a letter about their own subscription. Tried a few times while SES is busy with an issue. */
export async function sendLetter(
  ports: SendLetterPorts,
  kind: LetterKind,
  subscriber: Subscriber,
): Promise<SendLetterResult> {
  const raw = writeLetter(ports.letters, kind, fieldsOf(ports, subscriber));
  // Named as an issue is, so that what comes back of it finds the subscriber; no ledger has an entry of that name.
  const tags = { issue: `letter-${kind}`, rid: subscriber.id };
  const message = { raw, from: ports.letters.from, to: subscriber.address, tags };
  for (let attempt = 1; ; attempt++) {
    const outcome = await ports.mailer.send(message);
    switch (outcome.kind) {
      case 'sent':
        return 'sent';
      case 'throttled':
        if (attempt === MOST_ATTEMPTS) return note(ports, kind, outcome, 'not-sent');
        await ports.wait(RETRY_MS);
        break;
      case 'quota-exceeded':
      case 'sending-paused':
      case 'sender-refused':
      case 'not-connected':
        return note(ports, kind, outcome, 'not-sent');
      // For good, so that asking again would not help; nor should it tell a stranger that the address is a bad one.
      case 'rejected':
      case 'unknown':
        return note(ports, kind, outcome, 'sent');
    }
  }
}

const MOST_ATTEMPTS = 3;
const RETRY_MS = 300;

function note(
  { log }: SendLetterPorts,
  letter: LetterKind,
  outcome: Exclude<SendOutcome, { kind: 'sent' }>,
  result: SendLetterResult,
): SendLetterResult {
  log('letter.send.failed', {
    letter,
    outcome: outcome.kind,
    ...('code' in outcome ? { code: outcome.code } : {}),
  });
  return result;
}

/** A letter uses those that it has places for. */
function fieldsOf(
  { linkKeys }: SendLetterPorts,
  { id, address, requestedAt, confirmBy, replaces }: Subscriber,
) {
  const standing = {
    to: address,
    unsubscribeToken: signLinkToken(linkKeys, 'unsubscribe', id),
    preferencesToken: signLinkToken(linkKeys, 'preferences', id),
  };
  if (requestedAt === undefined || confirmBy === undefined) return standing;
  const request = { subscriberId: id, requestedAt };
  const purpose = replaces === undefined ? 'confirm' : 'change-address';
  return {
    ...standing,
    confirmToken: signConfirmToken(linkKeys, purpose, { ...request, expires: new Date(confirmBy) }),
    replyToken: signReplyToken(linkKeys, request),
  };
}
