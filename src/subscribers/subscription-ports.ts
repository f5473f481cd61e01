import type { Mailer } from '../email/mailer.ts';
import type { ConsentStore } from './consent-store.ts';
import type { LetterTemplates } from './letters.ts';
import type { LimitStore } from './limit-store.ts';
import type { LinkKeys } from './link-keys.ts';
import type { SubscribeCaps } from './subscribe-limits.ts';
import type { SubscriberStore } from './subscriber-store.ts';

/** All that the use cases of subscribing need; each takes its part of it. */
export interface SubscriptionPorts {
  readonly subscribers: SubscriberStore;
  readonly consents: ConsentStore;
  readonly limits: LimitStore;
  readonly caps: SubscribeCaps;
  /** In lower case. Nobody can sign up with an address there. */
  readonly refusedDomains: ReadonlySet<string>;
  readonly linkKeys: LinkKeys;
  /** The key of `subscriberId`. */
  readonly idKey: string;
  readonly letters: LetterTemplates;
  readonly mailer: Mailer;
  readonly now: () => Date;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** As delivery's `Log`: a stable event name, ids and counts, never an address. */
  readonly log: (event: string, facts: Readonly<Record<string, string | number | boolean>>) => void;
}
