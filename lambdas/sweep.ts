import { connectSweeper } from '../src/aws/connect-sweeper.ts';
import { logLine } from '../src/aws/log-line.ts';
import { SqsChunkQueue } from '../src/aws/sqs-chunk-queue.ts';
import { SweepEnv } from '../src/aws/sweep-env.ts';
import { sweepIssue, type SweepPorts } from '../src/delivery/sweep-issue.ts';

let connected: (() => Promise<void>) | undefined;

/** Connected at the first event, so that importing this file asks nothing of the environment. */
export const handler = (): Promise<void> => {
  connected ??= connect(SweepEnv.required({ CHUNK_QUEUE_URL: true }).parse(process.env));
  return connected();
};

function connect(env: SweepEnv & { readonly CHUNK_QUEUE_URL: string }): () => Promise<void> {
  return createHandler(connectSweeper(env, new SqsChunkQueue(env.CHUNK_QUEUE_URL), logLine));
}

/** Sweeps all issues that are being sent. One that fails does not keep the others from being swept. */
export function createHandler(ports: SweepPorts): () => Promise<void> {
  return async () => {
    const errors: unknown[] = [];
    for (const issueId of await ports.sendingIssues.list()) {
      try {
        await sweepAndLog(ports, issueId);
      } catch (error) {
        ports.log('issue.sweep.failed', { issueId, error: String(error) });
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, `${errors.length} issues could not be swept`);
  };
}

async function sweepAndLog(ports: SweepPorts, issueId: string): Promise<void> {
  const swept = await sweepIssue(ports, issueId);
  if (swept.kind !== 'swept') {
    ports.log('issue.sweep.finished', { issueId, kind: swept.kind });
    return;
  }
  const { entries, enqueued, progress, braked } = swept;
  const { planned, sent, failed, skipped, unknown, held, waiting, claimed, released, done } = progress;
  ports.log('issue.sweep.finished', {
    issueId,
    ...entries,
    enqueued,
    ...{ planned, sent, failed, skipped, unknown, held, waiting, claimed, released, done },
    ...(braked ? { braked } : {}),
  });
}
