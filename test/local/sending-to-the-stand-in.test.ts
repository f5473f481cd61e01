import '../support/know-errors-of-node.ts';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connectMailer } from '../../src/aws/connect-mailer.ts';
import type { SendOutcome } from '../../src/email/mailer.ts';
import type { SesEvent } from '../../src/local/ses-event.ts';
import type { SesFaultInput } from '../../src/local/ses-faults.ts';
import { startSesStandIn, type SesStandIn } from '../../src/local/ses-stand-in.ts';

const NOW = new Date('2025-06-10T06:00:00.000Z');
const RAW = Buffer.from(
  'Subject: =?UTF-8?Q?Tag_zwei?=\r\nDate: Thu, 01 Jan 1970 00:00:00 +0000\r\n\r\nHello\r\n',
);
const message = {
  raw: RAW,
  from: 'daily@example.com',
  to: 'ann@example.com',
  tags: { issue: '2025-06-10', rid: 'r1' },
};

let ses: SesStandIn;
let events: SesEvent[];

async function start(options: { maxSendRate?: number; max24HourSend?: number } = {}): Promise<void> {
  events = [];
  ses = await startSesStandIn({
    folder: await mkdtemp(join(tmpdir(), 'ses-')),
    maxSendRate: 100,
    max24HourSend: -1,
    now: () => NOW,
    onEvent: (event) => events.push(event),
    ...options,
  });
}

const connect = (timeoutMs = 60_000) =>
  connectMailer({ configurationSet: 'local', timeoutMs, localUrl: ses.url });

describe('the mailer before the SES stand-in', () => {
  beforeEach(() => start());
  afterEach(() => ses.close());

  it('sends, and the stand-in keeps the message under the id that it answers', async () => {
    const outcome = await connect().send(message);
    const messageId = outcome.kind === 'sent' ? outcome.messageId : '';
    expect(ses.inbox.list()).toEqual([
      {
        messageId,
        time: NOW.toISOString(),
        from: 'daily@example.com',
        to: ['ann@example.com'],
        tags: message.tags,
        subject: 'Tag zwei',
      },
    ]);
    expect((await ses.inbox.read(messageId))?.toString()).toBe(
      `Message-ID: <${messageId}@email.amazonses.com>\r\nDate: Tue, 10 Jun 2025 06:00:00 +0000\r\n` +
        'Subject: =?UTF-8?Q?Tag_zwei?=\r\n\r\nHello\r\n',
    );
  });

  it('carries every byte over, + and / of base64 included', async () => {
    const body = Buffer.from(Array.from({ length: 2_560 }, (_, n) => n % 256));
    const outcome = await connect().send({
      ...message,
      raw: Buffer.concat([Buffer.from('A: b\r\n\r\n'), body]),
    });
    const kept = await ses.inbox.read(outcome.kind === 'sent' ? outcome.messageId : '');
    expect(Buffer.compare(kept!.subarray(kept!.indexOf('\r\n\r\n') + 4), body)).toBe(0);
  });

  const answers: readonly [SesFaultInput, SendOutcome, number][] = [
    [{ kind: 'throttle' }, { kind: 'throttled' }, 0],
    [{ kind: 'daily-quota' }, { kind: 'quota-exceeded' }, 0],
    [{ kind: 'paused' }, { kind: 'sending-paused' }, 0],
    [{ kind: 'reject' }, { kind: 'rejected', code: 'MessageRejected' }, 0],
    [{ kind: 'error-500' }, { kind: 'unknown', code: 'InternalFailure' }, 0],
    [{ kind: 'accept-then-500' }, { kind: 'unknown', code: 'InternalFailure' }, 1],
    [{ kind: 'accept-then-reset' }, { kind: 'unknown', code: 'ECONNRESET' }, 1],
  ];
  it.each(answers)('after %j knows: %j, and has tried once', async (fault, outcome, kept) => {
    ses.faults.add(fault);
    expect(await connect().send(message)).toEqual(outcome);
    expect(ses.inbox.list()).toHaveLength(kept);
    expect(await connect().send(message)).toMatchObject({ kind: 'sent' });
  });

  it('stops waiting for an answer that does not come', async () => {
    ses.faults.add({ kind: 'accept-then-hang' });
    const accepted = new Promise((resolve) => ses.inbox.onMessage(resolve));
    expect(await connect(200).send(message)).toEqual({ kind: 'unknown', code: 'ETIMEDOUT' });
    await accepted;
    expect(ses.inbox.list()).toHaveLength(1);
  });

  it('knows that nothing was sent when nobody listens', async () => {
    const nobody = connectMailer({ timeoutMs: 60_000, localUrl: 'http://127.0.0.1:1' });
    expect(await nobody.send(message)).toEqual({ kind: 'not-connected', code: 'ECONNREFUSED' });
  });

  it('gets a slow answer in the end', async () => {
    ses.faults.add({ kind: 'slow', ms: 30 });
    expect(await connect().send(message)).toMatchObject({ kind: 'sent' });
  });

  it('meets a fault only where it is meant for', async () => {
    ses.faults.add({ kind: 'reject', to: 'bob@example.com', times: 2 });
    expect(await connect().send(message)).toMatchObject({ kind: 'sent' });
    expect(await connect().send({ ...message, to: 'bob@example.com' })).toMatchObject({ kind: 'rejected' });
  });

  it('is told of by events, as SES writes them', async () => {
    await connect().send(message);
    expect(events.map(({ eventType, mail }) => [eventType, mail.tags['rid'], mail.destination])).toEqual([
      ['Send', ['r1'], ['ann@example.com']],
      ['Delivery', ['r1'], ['ann@example.com']],
    ]);
  });

  it('is told of by no event without a configuration set', async () => {
    await connectMailer({ timeoutMs: 60_000, localUrl: ses.url }).send(message);
    expect(events).toEqual([]);
  });

  it('takes faults over HTTP from another process', async () => {
    const post = (body: string) => fetch(`${ses.url}/faults`, { method: 'POST', body });
    expect((await post('{"kind": "reject"}')).status).toBe(200);
    expect((await post('{"kind": "earthquake"}')).status).toBe(400);
    expect((await post('reject')).status).toBe(400);
    expect(await connect().send(message)).toMatchObject({ kind: 'rejected' });
    await post('{"kind": "reject", "times": 9}');
    await fetch(`${ses.url}/faults`, { method: 'DELETE' });
    expect(await connect().send(message)).toMatchObject({ kind: 'sent' });
  });
});

describe('the limits of the stand-in', () => {
  afterEach(() => ses.close());

  it('throttle what comes too fast', async () => {
    await start({ maxSendRate: 2 });
    const outcomes = [];
    for (let n = 0; n < 3; n++) outcomes.push((await connect().send(message)).kind);
    expect(outcomes).toEqual(['sent', 'sent', 'throttled']);
  });

  it('end with the daily quota', async () => {
    await start({ max24HourSend: 1 });
    expect((await connect().send(message)).kind).toBe('sent');
    expect((await connect().send(message)).kind).toBe('quota-exceeded');
  });
});
