import { countsByReason } from './counts-by-reason.ts';
import type { HoldUp } from './issue-outlook.ts';

/** Says why an issue does not come on by itself, in a sentence or two without what to do about it. */
export function sayHoldUp(holdUp: HoldUp): string {
  switch (holdUp.kind) {
    case 'paused':
      return `Paused since ${holdUp.since}: ${PAUSES[holdUp.reason]}.`;
    case 'stalled':
      return `${countOf(holdUp)} left, and nothing has changed since ${holdUp.since}.`;
    case 'fruitless':
      return `${countOf(holdUp)} left, and nothing was sent since ${holdUp.since} though it is tried${reasonsOf(holdUp.releasedBy)}.`;
    case 'failed':
      return `${countOf(holdUp)} of ${holdUp.tried} that were tried failed for good: more than bad addresses explain.`;
    case 'unknown':
      return `Nobody knows yet whether SES has accepted ${countOf(holdUp)}. Its events settle that; without them, each is held or sent once more after the settle time.`;
  }
}

function countOf({ messages }: { readonly messages: number }): string {
  return messages === 1 ? '1 message' : `${messages} messages`;
}

function reasonsOf(by: Readonly<Record<string, number>>): string {
  const parts = countsByReason(by);
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

const PAUSES = {
  operator: 'somebody paused it',
  'daily-quota': 'SES has sent all that the account may send in 24 hours',
  'sending-paused': 'SES has stopped sending for the account or its configuration set; its console says why',
  'sender-refused':
    'SES does not know the sender, or its settings, as verified; nobody was failed for it, and npx waybill doctor tells what is missing. In the sandbox of SES it may be a subscriber whose address is not verified',
  rejections:
    'SES rejects message after message, so that the fault is hardly the subscribers\u2019. Those it has rejected are failed for good; find the cause before going on',
  bounces: 'too many messages bounced',
  complaints: 'too many subscribers complained',
} as const;
