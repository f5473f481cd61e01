import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { KeptMessages } from './kept-messages.ts';
import { listenLocally } from './listen-locally.ts';
import { answerError, answerResult, type SesAnswer } from './ses-answer.ts';
import { eventsOf, type SesEvent } from './ses-event.ts';
import { fateOf } from './ses-fate.ts';
import { answerFaultRequest } from './ses-fault-requests.ts';
import { SesFaults, type SesFault } from './ses-faults.ts';
import { SesLimits, type SesLimitsOptions } from './ses-limits.ts';
import { refusalOf } from './ses-refusals.ts';
import { parseSesRequest, type RawEmail, type SesRequest } from './ses-request.ts';
import { stampMessage } from './stamp-message.ts';

export interface SesStandInOptions extends SesLimitsOptions {
  /** Where messages are kept. */
  readonly folder: string;
  /** 0, or absent, for any free port. */
  readonly port?: number;
  readonly now: () => Date;
  /** Gets the events of messages that were sent with a configuration set, as SES publishes them. */
  readonly onEvent?: (event: SesEvent) => void;
}

export interface SesStandIn {
  readonly url: string;
  readonly inbox: KeptMessages;
  readonly faults: SesFaults;
  close(): Promise<void>;
}

const KEEP_ALIVE_MS = 60_000;

/**
 * Starts what answers in SES's place: the v1 query protocol over HTTP, for this machine only. It keeps what it
 * accepts instead of mailing it, enforces a rate and a daily quota, and fails as it is told to:
 * `POST /faults` with a `SesFault` as JSON, `DELETE /faults` to end them all.
 */
export async function startSesStandIn(options: SesStandInOptions): Promise<SesStandIn> {
  const inbox = await KeptMessages.open(options.folder);
  const accepted = inbox.list().map(({ time }) => Date.parse(time));
  const faults = new SesFaults();
  const standIn: Parts = { options, inbox, faults, limits: new SesLimits(options, accepted) };

  const server = createServer((request, response) => {
    answer(standIn, request, response).catch((error: unknown) => {
      // The caller must see that the stand-in itself is broken, not wait for an answer.
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  // As long as AWS keeps them. After Node's five seconds a busy machine writes into connections that are being closed,
  // which looks like an answer that was lost.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const listening = await listenLocally(server, options.port);
  return { url: listening.url, inbox, faults, close: () => listening.close() };
}

interface Parts {
  readonly options: SesStandInOptions;
  readonly inbox: KeptMessages;
  readonly faults: SesFaults;
  readonly limits: SesLimits;
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request);
  if (request.url === '/faults') {
    const { status, message } = answerFaultRequest(parts.faults, request.method, body);
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(message);
    return;
  }
  const call = parseSesRequest(body);
  if (call.action === 'SendRawEmail') await answerSend(parts, call.email, response);
  else write(response, answerOther(parts, call));
}

function answerOther(
  { options, limits }: Parts,
  call: Exclude<SesRequest, { action: 'SendRawEmail' }>,
): SesAnswer {
  switch (call.action) {
    case 'GetSendQuota':
      return answerResult(call.action, {
        Max24HourSend: options.max24HourSend,
        MaxSendRate: options.maxSendRate,
        SentLast24Hours: limits.sentLast24Hours(options.now().getTime()),
      });
    case 'GetAccountSendingEnabled':
      return answerResult(call.action, { Enabled: 'true' });
    case 'invalid':
      return answerError(400, call.code, call.message);
  }
}

async function answerSend(parts: Parts, email: RawEmail, response: ServerResponse): Promise<void> {
  const fault = parts.faults.take(email);
  const acceptedAt = parts.options.now();
  const refusal = refusalOf(fault, () => parts.limits.take(acceptedAt.getTime()));
  if (refusal) {
    write(response, refusal);
    return;
  }

  if (fault?.kind === 'slow') await sleep(fault.ms);
  const messageId = `${acceptedAt.getTime().toString(16).padStart(16, '0')}-${randomUUID()}-000000`;
  const { from, to, tags } = email;
  const time = acceptedAt.toISOString();
  await parts.inbox.keep(stampMessage(email.raw, messageId, acceptedAt), { messageId, time, from, to, tags });
  answerAccepted(fault, messageId, response);

  // As with SES: without a configuration set there are no events.
  if (email.configurationSet === undefined) return;
  const fate = fault?.kind === 'fate' ? fault.fate : fateOf(email);
  const events = eventsOf(email, { messageId, timestamp: time, fate });
  for (const event of asTold(events, fault)) parts.options.onEvent?.(event);
}

function asTold(events: readonly SesEvent[], fault: SesFault | undefined): readonly SesEvent[] {
  switch (fault?.kind) {
    case 'events-lost':
      return [];
    case 'events-doubled':
      return [...events, ...events];
    case 'events-reversed':
      return events.toReversed();
    default:
      return events;
  }
}

function answerAccepted(fault: SesFault | undefined, messageId: string, response: ServerResponse): void {
  switch (fault?.kind) {
    case 'accept-then-reset':
      response.socket?.resetAndDestroy();
      return;
    case 'accept-then-hang':
      return;
    case 'accept-then-500':
      write(response, answerError(500, 'InternalFailure', 'Told to fail after accepting'));
      return;
    default:
      write(response, answerResult('SendRawEmail', { MessageId: messageId }));
  }
}

function write(response: ServerResponse, { status, xml }: SesAnswer): void {
  response.writeHead(status, { 'Content-Type': 'text/xml' }).end(xml);
}
