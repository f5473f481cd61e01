import type { Stores } from '../aws/connect-stores.ts';
import { issueProgress, type IssueProgress } from '../delivery/issue-progress.ts';
import { pauseIssue } from '../delivery/pause-issue.ts';
import { connectLocalSending } from '../local/connect-local-sending.ts';
import type { LocalSweepSettings } from '../local/connect-local-sweep.ts';
import type { LocalSystem } from '../local/local-system.ts';
import type { IssueControls } from './issue-table.ts';

const PAUSES = {
  paused: 'It is paused. Messages in hand still go out.',
  'already-paused': 'It was paused before.',
  'no-issue': 'Nothing was published for that day.',
} as const;

/** What can be done about the issues of a local system that runs in this process. */
export function localControls(parts: {
  readonly folder: string;
  readonly system: Pick<LocalSystem, 'endpoints' | 'resume'>;
  readonly stores: Stores;
  readonly now: () => Date;
  /** As everywhere in this system: to settle may finish an issue, and its report must reach somebody. */
  readonly sweepSettings: LocalSweepSettings;
}): IssueControls {
  const { folder, system, stores, now, sweepSettings } = parts;
  return {
    async pause(day) {
      const since = now().toISOString();
      return PAUSES[await pauseIssue(stores.records, day, { reason: 'operator', since })];
    },
    async resume(day) {
      const result = await system.resume(day);
      switch (result.kind) {
        case 'ended':
          return result.pause ? 'It is paused again.' : sayProgress(result.progress);
        case 'paused':
          return 'It is paused again.';
        case 'waits':
          return 'It is not paused any more. Nothing of it was sent yet: “Send it now” begins it.';
        case 'refused':
          return result.message;
        case 'no-issue':
          return PAUSES['no-issue'];
      }
    },
    async settle(day, unknownPolicy) {
      const sending = await connectLocalSending({
        ...{ folder, endpoints: system.endpoints, log: () => undefined },
        sweepSettings: { ...sweepSettings, settleMinutes: 0, unknownPolicy },
      });
      try {
        await sending.sweep(day);
        return sayProgress(await issueProgress(stores, day));
      } finally {
        await sending.close();
      }
    },
  };
}

function sayProgress({ done, waiting, claimed, released, unknown }: IssueProgress): string {
  if (done) return 'Everybody is accounted for.';
  const left = waiting + claimed + released;
  return [left > 0 ? `${left} left.` : '', unknown > 0 ? `${unknown} unknown.` : '']
    .filter(Boolean)
    .join(' ');
}
