import type { RecordEventPorts } from '../delivery/record-event.ts';
import { connectTable } from './connect-table.ts';
import { DynamoBrakeStore } from './dynamo-brake-store.ts';
import { DynamoChunkStore } from './dynamo-chunk-store.ts';
import { DynamoIssueRecords } from './dynamo-issue-records.ts';
import { DynamoLedgerRevisions } from './dynamo-ledger-revisions.ts';
import { DynamoLedger } from './dynamo-ledger.ts';
import { DynamoSubscriberStore } from './dynamo-subscriber-store.ts';
import type { FeedbackEnv } from './feedback-env.ts';

/** All that feedback needs: the table alone. */
export function connectFeedback(env: FeedbackEnv): RecordEventPorts {
  const table = connectTable({ tableName: env.TABLE_NAME, localUrl: env.LOCAL_DYNAMODB_URL });
  return {
    records: new DynamoIssueRecords(table),
    rows: { chunks: new DynamoChunkStore(table), ledger: new DynamoLedger(table) },
    revisions: new DynamoLedgerRevisions(table),
    subscribers: new DynamoSubscriberStore(table),
    brakes: new DynamoBrakeStore(table),
    brakeLimits: { bounceShare: env.MAX_BOUNCE_SHARE, complaintShare: env.MAX_COMPLAINT_SHARE },
    now: () => new Date(),
  };
}
