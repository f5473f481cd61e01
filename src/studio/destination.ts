import type { IssueRecords } from '../delivery/issue-records.ts';
import type { IssueStore } from '../delivery/issue-store.ts';
import type { Publication, PublishResult } from '../delivery/publish-issue.ts';
import type { Mailer } from '../email/mailer.ts';
import type { LocalSendResult } from '../local/send-locally.ts';
import type { SubscriberStore } from '../subscribers/subscriber-store.ts';

/** What a destination is called in requests: the system of this machine, or the stack that the studio was started for. */
export type DestinationId = 'local' | 'stack';

/** Where test messages and issues can go from the studio. */
export interface Destination {
  readonly id: DestinationId;
  /** Such as `SES, by the stack daily`. */
  readonly name: string;
  /** A sentence for whoever is about to choose it. */
  readonly note: string;
  /** Works with the system, which may have to be started for it, and is left as it was found. */
  use<T>(work: (system: DestinationSystem) => Promise<T>): Promise<T>;
  /** Begins a published issue now and waits until it is sent. Missing where only the schedule does that. */
  readonly begin?: (day: string) => Promise<LocalSendResult>;
}

export interface DestinationSystem {
  /** Where the links of its messages lead, without a closing slash. */
  readonly siteUrl: string;
  readonly mailer: Mailer;
  readonly records: Pick<IssueRecords, 'load'>;
  readonly issues: Pick<IssueStore, 'load'>;
  readonly subscribers: Pick<SubscriberStore, 'pageShard'>;
  publish(publication: Publication): Promise<PublishResult>;
}
