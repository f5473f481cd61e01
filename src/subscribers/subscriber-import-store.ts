import type { ConsentRecord } from './consent-record.ts';
import type { Subscriber } from './subscriber.ts';

/** Somebody new, with the evidence for it. */
export interface ImportedSubscriber {
  readonly subscriber: Subscriber;
  readonly consent: ConsentRecord;
}

/** Where an import writes, many subscribers at a time. At most `IMPORT_BATCH` of them a call, each named once. */
export interface SubscriberImportStore {
  /** Those of the ids that are known, in whatever standing. Strongly consistent. */
  findKnown(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Adds those that are not known, each with its evidence, and leaves the others as they are.
   *
   * @returns the ids of those that were left
   */
  addUnknown(imported: readonly ImportedSubscriber[]): Promise<ReadonlySet<string>>;
}

/** As many as DynamoDB reads at once. */
export const IMPORT_BATCH = 100;
