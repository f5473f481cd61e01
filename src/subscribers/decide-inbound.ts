import { domainOf } from '../digest/domain-of.ts';
import { automaticMail, type AutomaticMail } from './inbound-automatic.ts';
import type { InboundMessage, ReadInbound } from './inbound-message.ts';
import { parseAddress } from './parse-address.ts';

/** What SES found. `UNKNOWN` if it did not look, or could not tell. */
export type InboundVerdict = 'PASS' | 'FAIL' | 'GRAY' | 'UNKNOWN';

/** What SES says of a mail besides its content. https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html */
export interface InboundEnvelope {
  /** Where a bounce of it would go; empty for a mail that is a bounce itself. */
  readonly returnPath: string;
  /** Those of our addresses that it came for, as they were in the envelope. */
  readonly recipients: readonly string[];
  readonly verdicts: Readonly<Record<'spam' | 'virus' | 'spf' | 'dkim' | 'dmarc', InboundVerdict>>;
}

/** Who we are: mail from ourselves is never answered, and mail to others is none of our business. */
export interface InboundIdentity {
  /** The domain that receives, such as `news.example.com`. */
  readonly site: string;
  /** What issues and letters are sent from. */
  readonly sender: string;
}

export type InboundDecision =
  /** Ask this address whether it really wants the newsletter. */
  | { readonly kind: 'subscribe'; readonly address: string }
  | { readonly kind: 'confirm'; readonly token: string }
  | { readonly kind: 'unsubscribe-token'; readonly token: string }
  | { readonly kind: 'unsubscribe-address'; readonly address: string }
  | { readonly kind: 'drop'; readonly reason: InboundDropReason };

export type InboundDropReason =
  | Extract<ReadInbound, { kind: 'unreadable' }>['reason']
  | AutomaticMail
  | 'not-ours'
  | 'several-purposes'
  | 'virus'
  | 'spam'
  | 'dmarc'
  | 'ourselves'
  | 'no-sender'
  | 'several-senders'
  | 'forged'
  /** It asks to unsubscribe an address, and nothing proves that it comes from there. */
  | 'unproven';

/**
 * Decides what a mail to one of our addresses asks for. A dropped one gets no answer: an answer to a forged sender
 * is mail to somebody who never wrote to us.
 *
 * A token in the subject unsubscribes whoever it was made out to, as the link does, whatever the mail looks like:
 * providers send such mails for their users, and nobody is answered.
 */
export function decideInbound(
  read: ReadInbound,
  envelope: InboundEnvelope,
  identity: InboundIdentity,
): InboundDecision {
  const { verdicts } = envelope;
  if (verdicts.virus === 'FAIL') return drop('virus');
  const purposes = purposesOf(envelope.recipients, identity.site);
  const [purpose] = purposes;
  if (purpose === undefined) return drop('not-ours');
  if (purposes.length > 1) return drop('several-purposes');
  if (read.kind === 'unreadable') return drop(read.reason);

  const { message } = read;
  if (purpose.kind === 'unsubscribe') {
    const token = tokenIn(message.subject);
    if (token !== undefined) return { kind: 'unsubscribe-token', token };
  }
  const suspicion = suspicionOf(message, envelope, identity);
  if (suspicion !== undefined) return drop(suspicion);
  const sender = senderOf(message, envelope);
  if ('reason' in sender) return drop(sender.reason);

  switch (purpose.kind) {
    case 'subscribe':
      return { kind: 'subscribe', address: sender.address };
    case 'confirm':
      return { kind: 'confirm', token: purpose.token };
    case 'unsubscribe':
      return verdicts.dmarc === 'PASS'
        ? { kind: 'unsubscribe-address', address: sender.address }
        : drop('unproven');
  }
}

type Purpose =
  | { readonly kind: 'subscribe' }
  | { readonly kind: 'unsubscribe' }
  | { readonly kind: 'confirm'; readonly token: string };

// `confirm+<token>@` is what `signReplyToken` is for.
function purposesOf(recipients: readonly string[], site: string): readonly Purpose[] {
  const found = new Map<string, Purpose>();
  for (const recipient of recipients) {
    const [localPart = '', domain] = recipient.toLowerCase().split('@');
    if (domain !== site) continue;
    if (localPart === 'subscribe' || localPart === 'unsubscribe') found.set(localPart, { kind: localPart });
    const token = /^confirm\+([a-z2-7]+)$/.exec(localPart)?.[1];
    if (token !== undefined) found.set(localPart, { kind: 'confirm', token });
  }
  return [...found.values()];
}

// As `signLinkToken` writes it. Programs put words before or after it; a header field of 80 characters is folded.
function tokenIn(subject: string): string | undefined {
  return /(?<![\w.-])[\w-]{1,8}\.[\w-]{1,43}\.[\w-]{22}(?![\w.-])/.exec(subject)?.[0];
}

function suspicionOf(
  message: InboundMessage,
  { returnPath, verdicts }: InboundEnvelope,
  { site, sender }: InboundIdentity,
): InboundDropReason | undefined {
  if (verdicts.spam === 'FAIL') return 'spam';
  if (verdicts.dmarc === 'FAIL') return 'dmarc';
  const isOurs = (from: string) => {
    const address = from.toLowerCase();
    return address === sender.toLowerCase() || (OUR_ADDRESSES.test(address) && address.endsWith(`@${site}`));
  };
  if (message.from.some(isOurs)) return 'ourselves';
  return automaticMail(message, returnPath);
}

const OUR_ADDRESSES = /^(?:subscribe|unsubscribe|confirm(?:\+[^@]*)?)@/;

type Sender = { readonly address: string } | { readonly reason: InboundDropReason };

// Reply-To is not looked at: whoever writes it would choose who gets our answer.
function senderOf({ from }: InboundMessage, { returnPath, verdicts }: InboundEnvelope): Sender {
  if (from.length > 1) return { reason: 'several-senders' };
  const parsed = parseAddress(from[0] ?? '');
  if (parsed.kind === 'problem') return { reason: 'no-sender' };
  if (verdicts.dmarc === 'PASS') return { address: parsed.address };
  // Without DMARC two things together stand for it: the envelope names the same domain, and SPF or DKIM vouches.
  const isVouchedFor = verdicts.spf === 'PASS' || verdicts.dkim === 'PASS';
  return isVouchedFor && domainOf(returnPath.replace(/>\s*$/, '')) === domainOf(parsed.address)
    ? { address: parsed.address }
    : { reason: 'forged' };
}

function drop(reason: InboundDropReason): InboundDecision {
  return { kind: 'drop', reason };
}
