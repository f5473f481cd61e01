import type { Table } from './connect-table.ts';
import { DynamoChunkStore } from './dynamo-chunk-store.ts';
import { DynamoIssueRecords } from './dynamo-issue-records.ts';
import { DynamoLedger } from './dynamo-ledger.ts';
import { DynamoSubscriberStore } from './dynamo-subscriber-store.ts';

/** What the table keeps of sending; the same in AWS and in a local system. */
export interface Stores {
  readonly records: DynamoIssueRecords;
  readonly chunks: DynamoChunkStore;
  readonly ledger: DynamoLedger;
  readonly subscribers: DynamoSubscriberStore;
}

export function connectStores(table: Table): Stores {
  return {
    records: new DynamoIssueRecords(table),
    chunks: new DynamoChunkStore(table),
    ledger: new DynamoLedger(table),
    subscribers: new DynamoSubscriberStore(table),
  };
}
