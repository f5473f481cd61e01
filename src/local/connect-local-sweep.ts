import { createHandler } from '../../lambdas/sweep.ts';
import { connectSweeper } from '../aws/connect-sweeper.ts';
import { SweepEnv } from '../aws/sweep-env.ts';
import type { ChunkQueue } from '../delivery/chunk-queue.ts';
import type { UnknownPolicy } from '../delivery/decide-sweep.ts';
import type { Log } from '../delivery/log.ts';
import { sweepIssue } from '../delivery/sweep-issue.ts';
import { TABLE_NAME, type LocalEndpoints } from './local-endpoints.ts';

/** What may be set of a local sweep; the rest is as in AWS. */
export interface LocalSweepSettings {
  readonly settleMinutes?: number;
  readonly unknownPolicy?: UnknownPolicy;
  /** Where the report of an issue goes; without it, it is stored only. */
  readonly reportTo?: string;
}

// The queue of a process ends with it, and nobody should wait a quarter of an hour for what was on it.
const STALLED_MINUTES = 1;

/** Connects the handler that sweeps all issues being sent, or one by itself, on the list of the sweep or not. */
export function connectLocalSweep(options: {
  readonly endpoints: LocalEndpoints;
  readonly queue: ChunkQueue;
  readonly log: Log;
  readonly settings: LocalSweepSettings;
}): (issueId?: string) => Promise<void> {
  const { settleMinutes, unknownPolicy, reportTo } = options.settings;
  const env = SweepEnv.parse({
    TABLE_NAME,
    CONFIGURATION_SET: 'local',
    LOCAL_DYNAMODB_URL: options.endpoints.dynamodbUrl,
    LOCAL_SES_URL: options.endpoints.sesUrl,
    STALLED_MINUTES,
    ...(settleMinutes === undefined ? {} : { SETTLE_MINUTES: settleMinutes }),
    ...(unknownPolicy === undefined ? {} : { UNKNOWN_POLICY: unknownPolicy }),
    ...(reportTo === undefined ? {} : { REPORT_TO: reportTo }),
  });
  const ports = connectSweeper(env, options.queue, options.log);
  const sweepAll = createHandler(ports);
  return async (issueId) => {
    if (issueId === undefined) await sweepAll();
    else await sweepIssue(ports, issueId);
  };
}
