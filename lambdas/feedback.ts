import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { connectFeedback } from '../src/aws/connect-feedback.ts';
import { FeedbackEnv } from '../src/aws/feedback-env.ts';
import { logLine } from '../src/aws/log-line.ts';
import { parseSesEvent } from '../src/aws/parse-ses-event.ts';
import type { Log } from '../src/delivery/log.ts';
import { recordEvent, type RecordEventPorts } from '../src/delivery/record-event.ts';

type Handler = (event: SQSEvent) => Promise<SQSBatchResponse>;

let connected: Handler | undefined;

/** Connected at the first event, so that importing this file asks nothing of the environment. */
export const handler: Handler = (event) => {
  connected ??= createHandler(connectFeedback(FeedbackEnv.parse(process.env)), logLine);
  return connected(event);
};

/** Records what SES says about messages, and reports those of its events that could not be recorded. */
export function createHandler(ports: RecordEventPorts, log: Log): Handler {
  return async ({ Records }) => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const record of Records) {
      if (!(await take(ports, log, record))) batchItemFailures.push({ itemIdentifier: record.messageId });
    }
    return { batchItemFailures };
  };
}

async function take(ports: RecordEventPorts, log: Log, { messageId, body }: SQSRecord): Promise<boolean> {
  const parsed = parseSesEvent(body);
  switch (parsed.kind) {
    case 'ignored':
      return true;
    case 'invalid':
      log('feedback.parse.failed', { messageId, problem: parsed.problem });
      return false;
    case 'event':
      break;
  }
  const { issueId, subscriberId, feedback } = parsed.event;
  const facts = { issueId, subscriberId, feedback: feedback.kind };
  try {
    const recorded = await recordEvent(ports, parsed.event);
    // Not each delivery: a million lines a day would say nothing.
    if (isNews(recorded)) log('feedback.recorded', { ...facts, ...recorded });
    return true;
  } catch (error) {
    log('feedback.record.failed', { ...facts, messageId, error: String(error) });
    return false;
  }
}

function isNews({ ledger, subscriber, braked }: Awaited<ReturnType<typeof recordEvent>>): boolean {
  return ledger === 'settled' || ledger === 'double' || subscriber !== 'unchanged' || braked !== undefined;
}
