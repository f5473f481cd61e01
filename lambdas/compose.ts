import { ComposeEnv } from '../src/aws/compose-env.ts';
import { connectComposer } from '../src/aws/connect-composer.ts';
import { logLine } from '../src/aws/log-line.ts';
import { composeDay, type ComposeDayPorts, type ComposeDayResult } from '../src/delivery/compose-day.ts';
import { decideComposing, type ComposingDecision } from '../src/delivery/decide-composing.ts';

/** The schedule does not look at the answer; whoever calls it by hand does. */
type Handler = () => Promise<{
  readonly day: string;
  readonly kind: ComposeDayResult['kind'] | ComposingDecision['kind'];
}>;

let connected: Promise<Handler> | undefined;

/** Connected at the first event, so that importing this file asks nothing of the environment. */
export const handler: Handler = async () => {
  connected ??= connect(ComposeEnv.parse(process.env));
  return (await connected)();
};

async function connect(env: ComposeEnv): Promise<Handler> {
  return createHandler(await connectComposer(env, logLine));
}

/** Composes the digest of the next issue ahead of its time, if nobody has published one. */
export function createHandler(ports: ComposeDayPorts): Handler {
  return async () => {
    const decision = decideComposing(ports.newsletter, ports.now());
    const { day } = decision;
    const kind = decision.kind === 'compose' ? (await composeDay(ports, day)).kind : decision.kind;
    ports.log('issue.composing.finished', { day, kind });
    return { day, kind };
  };
}
