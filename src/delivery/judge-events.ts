import { fine, notKnown, toDo, type Diagnosis } from './diagnosis.ts';

/** Where SES sends word of messages. */
export interface EventDestination {
  readonly isEnabled: boolean;
  /** A topic of SNS; others are not what the ledger listens to. */
  readonly isTopic: boolean;
  /** As SES names them: `send`, `delivery`, `bounce` ... */
  readonly events: readonly string[];
}

/** Without one of these the ledger cannot settle, or somebody who is gone or complained is written to again. */
const NEEDED = ['send', 'delivery', 'bounce', 'complaint', 'reject'];

/** @param destinations of the configuration set; undefined if there is no such set */
export function judgeEvents(destinations: readonly EventDestination[] | undefined): Diagnosis {
  if (!destinations)
    return toDo(
      'events',
      'The configuration set that messages are sent with is gone, so SES refuses them. A plain deployment does not see what was taken away by hand; this puts it back: npx cdk deploy --revert-drift',
    );
  const heard = new Set(
    destinations.filter(({ isEnabled, isTopic }) => isEnabled && isTopic).flatMap(({ events }) => events),
  );
  const missing = NEEDED.filter((event) => !heard.has(event));
  if (missing.length === 0)
    return fine(
      'events',
      'SES says what becomes of each message: accepted, delivered, bounced, complained about.',
    );
  const what =
    missing.length === NEEDED.length ? 'anything about messages' : `of these events: ${missing.join(', ')}`;
  return toDo(
    'events',
    `SES is not told to report ${what}. Bounces and complaints would go unheard, and AWS ends the sending of who writes on. Somebody has changed the configuration set by hand, which a plain deployment does not see; this puts it back: npx cdk deploy --revert-drift`,
  );
}

/** What came back of the messages of the latest issue, of those that were looked at. */
export interface HeardEvents {
  readonly issueId: string;
  readonly sent: number;
  /** Delivered, bounced or complained about. */
  readonly heardOf: number;
  /** The latest event; RFC 3339. */
  readonly lastAt?: string;
  /** When its sending began; RFC 3339. */
  readonly since: string;
}

/** By then the first deliveries are reported. */
const QUIET_MS = 15 * 60_000;

/** @param heard undefined if nothing has been sent yet */
export function judgeHeardEvents(heard: HeardEvents | undefined, now: Date): Diagnosis {
  if (!heard || heard.sent === 0)
    return notKnown(
      'last-event',
      'Nothing has been sent yet, so nothing has come back. Look again after the first issue.',
    );
  if (heard.heardOf > 0)
    return fine(
      'last-event',
      `Of ${heard.sent} messages of issue ${heard.issueId} that were looked at, something came back of ${heard.heardOf}${heard.lastAt === undefined ? '' : `, latest at ${heard.lastAt}`}.`,
    );
  if (now.getTime() - Date.parse(heard.since) < QUIET_MS)
    return notKnown(
      'last-event',
      `Issue ${heard.issueId} has only just begun, and nothing has come back yet.`,
    );
  return toDo(
    'last-event',
    `Of ${heard.sent} messages of issue ${heard.issueId} that were looked at, nothing has come back. Events get lost between SES and the table: see docs/runbook.md#feedback-dlq.`,
  );
}
