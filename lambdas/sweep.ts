import { sweepIssue, type SweepPorts } from '../src/delivery/sweep-issue.ts';

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
