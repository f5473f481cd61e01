import type { ConsentRecord } from './consent-record.ts';

/** Where the evidence is kept. */
export interface ConsentStore {
  /** The same record again changes nothing: a record is known by its subscriber, instant and step. */
  append(subscriberId: string, record: ConsentRecord): Promise<void>;
  /** All of a subscriber's, the oldest first. Strongly consistent. */
  list(subscriberId: string): Promise<readonly ConsentRecord[]>;
  /** Removes all of a subscriber's. */
  erase(subscriberId: string): Promise<void>;
}
