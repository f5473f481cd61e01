import { connectStores } from '../aws/connect-stores.ts';
import { connectSweeper } from '../aws/connect-sweeper.ts';
import { connectTable } from '../aws/connect-table.ts';
import { DynamoLedgerRevisions } from '../aws/dynamo-ledger-revisions.ts';
import { findStack } from '../aws/find-stack.ts';
import { SqsChunkQueue } from '../aws/sqs-chunk-queue.ts';
import { SweepEnv } from '../aws/sweep-env.ts';
import { resendUnknown } from '../delivery/resend-unknown.ts';
import { resumeIssue } from '../delivery/resume-issue.ts';
import { sweepIssue } from '../delivery/sweep-issue.ts';
import type { Controls } from './controls.ts';

/**
 * Controls of a deployed stack: the same use cases on its table and its queue, where its senders find their work.
 *
 * @throws StackError
 */
export async function stackControls(stack: string): Promise<Controls> {
  const { TableName, ChunkQueueUrl, ConfigurationSetName } = await findStack(stack);
  const table = connectTable({ tableName: TableName });
  const queue = new SqsChunkQueue(ChunkQueueUrl);
  const ports = {
    ...connectStores(table),
    revisions: new DynamoLedgerRevisions(table),
    queue,
    now: () => new Date(),
  };
  return {
    resume: async (issueId) => {
      const resumed = await resumeIssue(ports, issueId);
      return resumed.kind === 'resumed' ? { kind: 'queued', chunks: resumed.chunks } : { kind: 'waits' };
    },
    settle: async (issueId, unknownPolicy) => {
      const env = SweepEnv.parse({
        TABLE_NAME: TableName,
        CONFIGURATION_SET: ConfigurationSetName,
        SETTLE_MINUTES: 0,
        UNKNOWN_POLICY: unknownPolicy,
      });
      await sweepIssue(
        connectSweeper(env, queue, () => undefined),
        issueId,
      );
    },
    resendUnknown: (issueId) => resendUnknown(ports, issueId),
  };
}
