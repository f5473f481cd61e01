import type { BrakeReason, BrakeStore } from './brake-store.ts';
import { decideBrake, type BrakeLimits } from './decide-brake.ts';
import type { IssueProgress } from './issue-progress.ts';
import type { IssueRecords } from './issue-records.ts';
import { pauseIssue } from './pause-issue.ts';

export interface BrakePorts {
  readonly records: IssueRecords;
  readonly brakes: BrakeStore;
  readonly brakeLimits: BrakeLimits;
  readonly now: () => Date;
}

/**
 * Pauses an issue that bounces or draws complaints past the limits. Once for each reason: whoever resumes it has
 * seen the figures and decided, and is not overruled ten minutes later.
 *
 * @param progress as just counted from the rows
 * @returns the reason, if it was stopped now
 */
export async function brakeIssue(
  ports: BrakePorts,
  issueId: string,
  progress: IssueProgress,
): Promise<BrakeReason | undefined> {
  const reason = progress.done ? undefined : decideBrake(progress, ports.brakeLimits);
  if (!reason || (await ports.brakes.wasPulled(issueId, reason))) return undefined;

  const paused = await pauseIssue(ports.records, issueId, { reason, since: ports.now().toISOString() });
  // One that is paused already is looked at again when it goes on.
  if (paused !== 'paused') return undefined;
  // Noted after it is paused: after a crash in between it is at worst paused once more.
  await ports.brakes.markPulled(issueId, reason);
  return reason;
}
