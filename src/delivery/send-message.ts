import type { Mailer, SendOutcome } from '../email/mailer.ts';
import type { WriteMessage } from '../email/write-message.ts';
import type { LinkKeys } from '../subscribers/link-keys.ts';
import { signLinkToken } from '../subscribers/link-token.ts';
import { isPaused } from '../subscribers/receives-issues.ts';
import type { Subscriber } from '../subscribers/subscriber.ts';
import type { IssueMeta } from './issue.ts';
import type { LedgerEntry, SkipReason } from './ledger-entry.ts';
import type { Ledger } from './ledger.ts';
import { settlementOf } from './settlement.ts';

export interface SendMessagePorts {
  readonly ledger: Pick<Ledger, 'claim' | 'skip' | 'settle'>;
  readonly mailer: Mailer;
  readonly linkKeys: LinkKeys;
  readonly now: () => Date;
  /** How long a claim is believed: longer than a sender can live, so that whoever let one expire is gone. */
  readonly claimMs: number;
}

export interface MessageOrder {
  readonly meta: IssueMeta;
  readonly write: WriteMessage;
  readonly claimId: string;
  readonly subscriberId: string;
  /** As just read; undefined if there is no such subscriber any more. */
  readonly subscriber: Subscriber | undefined;
}

export type MessageResult =
  | { readonly kind: 'skipped' }
  /** Not ours to send. */
  | { readonly kind: 'taken'; readonly entry: LedgerEntry }
  | { readonly kind: 'attempted'; readonly outcome: SendOutcome };

/**
 * Sends one subscriber's message at most once: claim, write, hand over, settle.
 *
 * @throws if the ledger fails. After the handing over that leaves a claim which nobody takes over, so that the
 *   message is not sent again.
 */
export async function sendMessage(ports: SendMessagePorts, order: MessageOrder): Promise<MessageResult> {
  const { subscriber, subscriberId, meta } = order;
  const key = { issueId: meta.id, subscriberId };
  const at = ports.now();

  const reason = reasonToSkip(subscriber, at);
  if (reason !== undefined) {
    const skipped = await ports.ledger.skip(key, { reason, at: at.toISOString() });
    return skipped.kind === 'skipped' ? { kind: 'skipped' } : { kind: 'taken', entry: skipped.entry };
  }

  const until = new Date(at.getTime() + ports.claimMs).toISOString();
  const claim = await ports.ledger.claim(key, { claimId: order.claimId, at: at.toISOString(), until });
  if (claim.kind === 'taken') return claim;

  const outcome = await handOver(ports, order);
  await ports.ledger.settle(key, {
    ...settlementOf(outcome),
    attempt: claim.attempt,
    at: ports.now().toISOString(),
  });
  return { kind: 'attempted', outcome };
}

function reasonToSkip(subscriber: Subscriber | undefined, now: Date): SkipReason | undefined {
  if (!subscriber) return 'deleted';
  // Their new address is none of the issue's audience, which was written down before.
  if (subscriber.movedAt !== undefined) return 'moved';
  if (subscriber.status !== 'confirmed') return subscriber.status;
  return isPaused(subscriber, now) ? 'paused' : undefined;
}

async function handOver({ mailer, linkKeys }: SendMessagePorts, order: MessageOrder): Promise<SendOutcome> {
  const { subscriber, subscriberId, meta, write } = order;
  if (!subscriber) throw new Error(`Subscriber ${subscriberId} was claimed without having been read`);
  let raw: Uint8Array;
  try {
    raw = write({
      to: subscriber.address,
      unsubscribeToken: signLinkToken(linkKeys, 'unsubscribe', subscriberId),
      preferencesToken: signLinkToken(linkKeys, 'preferences', subscriberId),
    });
  } catch (error) {
    // One unusable address must not hold up the other forty-nine.
    if (error instanceof RangeError) return { kind: 'rejected', code: 'UnusableAddress' };
    throw error;
  }
  const tags = { issue: meta.id, rid: subscriberId };
  return mailer.send({ raw, from: meta.from, to: subscriber.address, tags });
}
