import type { SESEvent } from 'aws-lambda';
import { connectInbound } from '../src/aws/connect-inbound.ts';
import { InboundEnv } from '../src/aws/inbound-env.ts';
import { loadSecrets } from '../src/aws/load-secrets.ts';
import { logLine } from '../src/aws/log-line.ts';
import { parseInboundEvent } from '../src/aws/parse-inbound-event.ts';
import type { Log } from '../src/delivery/log.ts';
import { handleInbound, type InboundPorts, type InboundResult } from '../src/subscribers/handle-inbound.ts';

/** SES does not look at the answer; whoever calls it by hand does. */
type Handler = (event: SESEvent) => Promise<readonly InboundResult[]>;

let connected: Handler | undefined;

/** Connected at the first event, so that importing this file asks nothing of the environment. */
export const handler: Handler = async (event) => {
  connected ??= createHandler(
    connectInbound(InboundEnv.parse(await loadSecrets(process.env)), logLine),
    logLine,
  );
  return connected(event);
};

/**
 * Handles mail that came in. The receipt rule first keeps it in the bucket, then calls this function with what SES
 * found: no topic and no queue lie between, and one call has one mail. What it throws makes Lambda call again, twice; the mail waits in the bucket, also for a person.
 */
export function createHandler(ports: InboundPorts, log: Log): Handler {
  return async (event) => {
    const results: InboundResult[] = [];
    for (const mail of parseInboundEvent(event)) {
      const result = await handleInbound(ports, mail);
      note(log, mail.id, result);
      results.push(result);
    }
    return results;
  };
}

function note(log: Log, mailId: string, result: InboundResult): void {
  switch (result.kind) {
    case 'gone':
      log('inbound.gone', { mailId });
      return;
    case 'dropped':
      // Counted by its reason; that is all that anybody learns of it.
      log('inbound.dropped', { mailId, reason: result.reason });
      return;
    case 'handled':
      log('inbound.handled', { mailId, asks: result.asks, result: result.result });
  }
}
