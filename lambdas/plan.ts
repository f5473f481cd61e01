import type { Context } from 'aws-lambda';
import { connectPlanner } from '../src/aws/connect-planner.ts';
import { logLine } from '../src/aws/log-line.ts';
import { PlanEnv } from '../src/aws/plan-env.ts';
import { runTick, type TickPorts, type TickResult } from '../src/delivery/run-tick.ts';

type TimeLeft = Pick<Context, 'getRemainingTimeInMillis'>;
/**
 * The schedule does not look at the answer; whoever calls it by hand does. Without a context there is no end to the
 * time.
 */
type Handler = (event?: unknown, context?: TimeLeft) => Promise<TickResult>;

/** To count what was written down and to put away what is in hand: a plan of a million takes seconds for either. */
const RESERVE_MS = 60_000;

let connected: Promise<Handler> | undefined;

/** Connected at the first tick, so that importing this file asks nothing of the environment. */
export const handler: Handler = async (event, context) => {
  connected ??= connect(PlanEnv.required({ CHUNK_QUEUE_URL: true }).parse(process.env));
  return (await connected)(event, context);
};

async function connect(env: Parameters<typeof connectPlanner>[0]): Promise<Handler> {
  return createHandler(await connectPlanner(env, logLine));
}

/**
 * Does what is due at this moment. Ticks may come as often as one likes: the moment decides, not the event. One that is
 * killed, or stops before its time is up, is followed by one that does the rest.
 */
export function createHandler(ports: TickPorts): Handler {
  return async (_event, context) => {
    const left = context && context.getRemainingTimeInMillis() - RESERVE_MS;
    const until = left === undefined ? undefined : new Date(ports.now().getTime() + left);
    const result = await runTick(ports, until);
    ports.log('issue.tick.finished', { ...result });
    return result;
  };
}
