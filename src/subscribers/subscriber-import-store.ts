import type { Subscriber } from './subscriber.ts';

/** Where an import writes, many subscribers at a time. At most `IMPORT_BATCH` of them a call, each named once. */
export interface SubscriberImportStore {
  /** Those of the ids that are known, in whatever standing. Strongly consistent. */
  findKnown(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Adds those that are not known, and leaves the others as they are.
   *
   * @returns the ids of those that were left
   */
  addUnknown(subscribers: readonly Subscriber[]): Promise<ReadonlySet<string>>;
}

/** As many as DynamoDB reads at once. */
export const IMPORT_BATCH = 100;
