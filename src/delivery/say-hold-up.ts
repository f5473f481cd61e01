import type { HoldUp } from './issue-outlook.ts';

/** Says why an issue does not come on by itself, in a sentence or two without what to do about it. */
export function sayHoldUp(holdUp: HoldUp): string {
  switch (holdUp.kind) {
    case 'paused':
      return `Paused since ${holdUp.since}: ${PAUSES[holdUp.reason]}.`;
    case 'stalled':
      return `${countOf(holdUp)} left, and nothing has changed since ${holdUp.since}.`;
    case 'unknown':
      return `Nobody knows yet whether SES has accepted ${countOf(holdUp)}. Its events settle that; without them, each is held or sent once more after the settle time.`;
  }
}

function countOf({ messages }: { readonly messages: number }): string {
  return messages === 1 ? '1 message' : `${messages} messages`;
}

const PAUSES = {
  operator: 'somebody paused it',
  'daily-quota': 'SES has sent all that the account may send in 24 hours',
  'sending-paused': 'SES has stopped sending for the account or its configuration set; its console says why',
  bounces: 'too many messages bounced',
  complaints: 'too many subscribers complained',
} as const;
