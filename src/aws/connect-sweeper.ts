import type { ChunkQueue } from '../delivery/chunk-queue.ts';
import type { Log } from '../delivery/log.ts';
import type { SweepPorts } from '../delivery/sweep-issue.ts';
import { connectMailer } from './connect-mailer.ts';
import { connectTable } from './connect-table.ts';
import { DynamoBrakeStore } from './dynamo-brake-store.ts';
import { DynamoChunkStore } from './dynamo-chunk-store.ts';
import { DynamoIssueRecords } from './dynamo-issue-records.ts';
import { DynamoIssueReports } from './dynamo-issue-reports.ts';
import { DynamoLedgerRevisions } from './dynamo-ledger-revisions.ts';
import { DynamoLedger } from './dynamo-ledger.ts';
import { DynamoSendingIssues } from './dynamo-sending-issues.ts';
import type { SweepEnv } from './sweep-env.ts';

const MINUTE_MS = 60_000;

/** All that the sweep needs besides the queue: the table, and SES for the report. */
export function connectSweeper(env: SweepEnv, queue: ChunkQueue, log: Log): SweepPorts {
  const table = connectTable({ tableName: env.TABLE_NAME, localUrl: env.LOCAL_DYNAMODB_URL });
  return {
    records: new DynamoIssueRecords(table),
    chunks: new DynamoChunkStore(table),
    ledger: new DynamoLedger(table),
    revisions: new DynamoLedgerRevisions(table),
    brakes: new DynamoBrakeStore(table),
    brakeLimits: { bounceShare: env.MAX_BOUNCE_SHARE, complaintShare: env.MAX_COMPLAINT_SHARE },
    reports: new DynamoIssueReports(table),
    sendingIssues: new DynamoSendingIssues(table),
    ...reportMail(env),
    pricePerThousand: env.SES_PRICE_PER_THOUSAND,
    queue,
    settleMs: env.SETTLE_MINUTES * MINUTE_MS,
    unknownPolicy: env.UNKNOWN_POLICY,
    stalledMs: env.STALLED_MINUTES * MINUTE_MS,
    now: () => new Date(),
    log,
  };
}

function reportMail(env: SweepEnv): Pick<SweepPorts, 'reportMail'> {
  if (env.REPORT_TO === undefined) return {};
  const mailer = connectMailer({
    configurationSet: env.CONFIGURATION_SET,
    timeoutMs: env.SES_TIMEOUT_MS,
    localUrl: env.LOCAL_SES_URL,
  });
  return { reportMail: { mailer, to: env.REPORT_TO } };
}
