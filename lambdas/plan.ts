import { connectPlanner } from '../src/aws/connect-planner.ts';
import { logLine } from '../src/aws/log-line.ts';
import { PlanEnv } from '../src/aws/plan-env.ts';
import { runTick, type TickPorts, type TickResult } from '../src/delivery/run-tick.ts';

/** The schedule does not look at the answer; whoever calls it by hand does. */
type Handler = () => Promise<TickResult>;

let connected: Promise<Handler> | undefined;

/** Connected at the first tick, so that importing this file asks nothing of the environment. */
export const handler: Handler = async () => {
  connected ??= connect(PlanEnv.required({ CHUNK_QUEUE_URL: true }).parse(process.env));
  return (await connected)();
};

async function connect(env: Parameters<typeof connectPlanner>[0]): Promise<Handler> {
  return createHandler(await connectPlanner(env, logLine));
}

/**
 * Does what is due at this moment. Ticks may come as often as one likes: the moment decides, not the event. One that is
 * killed is followed by one that does the rest.
 */
export function createHandler(ports: TickPorts): Handler {
  return async () => {
    const result = await runTick(ports);
    ports.log('issue.tick.finished', { ...result });
    return result;
  };
}
