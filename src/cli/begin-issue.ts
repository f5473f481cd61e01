import { connectAccount } from '../aws/connect-account.ts';
import { connectStores } from '../aws/connect-stores.ts';
import { connectTable } from '../aws/connect-table.ts';
import { findStack } from '../aws/find-stack.ts';
import { SqsChunkQueue } from '../aws/sqs-chunk-queue.ts';
import { planIssue, type PlanResult } from '../delivery/plan-issue.ts';
import { FINDINGS, FINE } from './exit-codes.ts';
import { reportSending } from './report-sending.ts';
import { sendingOf } from './send-digest.ts';
import type { StackOption } from './stack-option.ts';
import { withLocalSending } from './with-local-sending.ts';
import { withProgressBar } from './with-progress-bar.ts';

/**
 * Begins an issue without waiting for its time: plans it from here, and in AWS leaves the sending to its senders.
 * Ended half-way, it is run again.
 *
 * @returns the exit code that fits
 * @throws StackError
 */
export async function beginIssue(day: string, { stack }: StackOption): Promise<number> {
  if (stack === undefined) {
    const result = await withProgressBar((onProgress) =>
      withLocalSending((sending) => sending.send(day, onProgress)),
    );
    return reportSending(sendingOf(day, result, false));
  }
  const { TableName, ChunkQueueUrl } = await findStack(stack);
  const stores = connectStores(connectTable({ tableName: TableName }));
  const queue = new SqsChunkQueue(ChunkQueueUrl);
  const ports = { ...stores, queue, account: connectAccount(undefined), now: () => new Date() };
  return report(day, await planIssue(ports, day));
}

function report(day: string, result: PlanResult): number {
  switch (result.kind) {
    case 'planned':
      console.log(
        `Issue ${day} goes out now to ${result.planned} ${result.planned === 1 ? 'subscriber' : 'subscribers'}. How it stands: npx waybill status ${day}`,
      );
      if (result.notice !== undefined) console.log(result.notice);
      return FINE;
    case 'already-planned':
      console.log(`Issue ${day} was begun before, with ${result.planned} subscribers.`);
      return FINE;
    case 'paused':
      console.log(
        `Issue ${day} is paused: ${result.pause.reason}. Lift that first: npx waybill resume ${day}`,
      );
      return FINDINGS;
    case 'refused':
      console.log(result.message);
      return FINDINGS;
    case 'no-issue':
      console.log(`No issue of ${day} was published. Publish it first: npx waybill publish ${day}`);
      return FINDINGS;
  }
}
