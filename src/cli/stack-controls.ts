import { connectStores } from '../aws/connect-stores.ts';
import { connectTable } from '../aws/connect-table.ts';
import { DynamoLedgerRevisions } from '../aws/dynamo-ledger-revisions.ts';
import { DynamoSendingIssues } from '../aws/dynamo-sending-issues.ts';
import { findStack } from '../aws/find-stack.ts';
import { SqsChunkQueue } from '../aws/sqs-chunk-queue.ts';
import { sayClosedByAge } from '../delivery/ledger-age.ts';
import { resendUnknown } from '../delivery/resend-unknown.ts';
import { resumeIssue } from '../delivery/resume-issue.ts';
import { settleIssue } from '../delivery/settle-issue.ts';
import type { Controls } from './controls.ts';
import { UsageError } from './exit-codes.ts';

/**
 * Controls of a deployed stack: the same use cases on its table and its queue, where its senders find their work. What
 * takes the settings of the stack (the brake's limits, where the report goes) is left to its sweep.
 *
 * @throws StackError
 */
export async function stackControls(stack: string): Promise<Controls> {
  const { TableName, ChunkQueueUrl } = await findStack(stack);
  const table = connectTable({ tableName: TableName });
  const ports = {
    ...connectStores(table),
    revisions: new DynamoLedgerRevisions(table),
    sendingIssues: new DynamoSendingIssues(table),
    queue: new SqsChunkQueue(ChunkQueueUrl),
    now: () => new Date(),
  };
  return {
    resume: async (issueId) => {
      const resumed = await resumeIssue(ports, issueId);
      switch (resumed.kind) {
        case 'resumed':
          return { kind: 'queued', chunks: resumed.chunks };
        case 'not-planned':
          return { kind: 'waits', record: resumed.record };
        case 'closed':
          throw new UsageError(sayClosedByAge(resumed.record));
        case 'no-issue':
          throw new UsageError(`No issue of ${issueId} was published.`);
      }
    },
    settle: (issueId, unknownPolicy) => settleIssue(ports, issueId, unknownPolicy),
    resendUnknown: (issueId) => resendUnknown(ports, issueId),
  };
}
