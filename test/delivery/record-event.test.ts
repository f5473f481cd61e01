import { beforeEach, describe, expect, it } from '@jest/globals';
import { useTestTable } from '../aws/test-table.ts';
import { DynamoLedger } from '../../src/aws/dynamo-ledger.ts';
import type { Mailer } from '../../src/email/mailer.ts';
import type { Feedback } from '../../src/delivery/feedback-event.ts';
import { recordEvent } from '../../src/delivery/record-event.ts';
import { sendChunk } from '../../src/delivery/send-chunk.ts';
import { SentIssue, START } from './sent-issue.ts';

const table = useTestTable();
const NAMES = ['Aann', 'Abob', 'Acat'];
const LOST = { kind: 'unknown', code: 'ECONNRESET' } as const;
const ACCEPTED: Feedback = { kind: 'accepted' };
const BOUNCED: Feedback = { kind: 'hard-bounce', code: 'NoEmail', at: START };

let day = 0;
let issue: SentIssue;
beforeEach(async () => {
  issue = await SentIssue.plan(table(), `2025-02-${String(++day).padStart(2, '0')}`, NAMES);
});

describe('an event of SES', () => {
  it('settles a message whose answer was lost', async () => {
    issue.answers['Abob'] = LOST;
    await issue.send();
    expect(await issue.progress()).toMatchObject({ sent: 2, unknown: 1, done: false });
    expect(await issue.say('Abob', ACCEPTED)).toEqual({ ledger: 'settled', subscriber: 'unchanged' });
    expect((await issue.entries())['Abob']).toEqual({
      state: 'SENT',
      attempt: 1,
      at: START,
      messageId: 'm-event',
    });
    expect(await issue.progress()).toMatchObject({ sent: 3, unknown: 0, done: true });
  });

  it.each<Feedback>([{ kind: 'delivered', at: START }, BOUNCED, { kind: 'complaint', at: START }])(
    'settles it too when the Send event was lost and a $kind comes',
    async (feedback) => {
      issue.answers['Abob'] = LOST;
      await issue.send();
      await issue.say('Abob', feedback);
      expect((await issue.entries())['Abob']).toMatchObject({ state: 'SENT', messageId: 'm-event' });
    },
  );

  it('settles a message whose sender was killed after the acceptance, before and after the claim expires', async () => {
    const real = new DynamoLedger(table());
    const ledger = {
      claim: real.claim.bind(real),
      skip: real.skip.bind(real),
      settle: () => Promise.reject(new Error('killed')),
      loadMany: real.loadMany.bind(real),
    };
    await expect(issue.send({ ledger })).rejects.toThrow('killed');
    expect((await issue.entries())['Aann']?.state).toBe('CLAIMED');
    expect((await issue.say('Aann', ACCEPTED)).ledger).toBe('settled');

    await expect(issue.send({ ledger })).rejects.toThrow('killed');
    issue.later(6);
    await issue.sweep();
    expect((await issue.entries())['Abob']?.state).toBe('UNKNOWN');
    expect((await issue.say('Abob', ACCEPTED)).ledger).toBe('settled');
    await issue.send();
    expect(issue.recipients()).toEqual(NAMES);
    expect(await issue.progress()).toMatchObject({ sent: 3, done: true });
  });

  it('that is faster than the answer leaves the sender nothing to do', async () => {
    const mailer: Mailer = {
      send: async (message) => {
        await issue.say(message.tags['rid']!, ACCEPTED, { messageId: 'm-fast' });
        return { kind: 'sent', messageId: 'm-fast' };
      },
    };
    await issue.send({ mailer });
    expect((await issue.entries())['Aann']).toEqual({
      state: 'SENT',
      attempt: 1,
      at: START,
      messageId: 'm-fast',
    });
    expect(await issue.progress()).toMatchObject({ sent: 3, doubles: 0 });
  });

  it('that is told twice changes nothing the second time', async () => {
    await issue.send();
    const first = await issue.say('Aann', BOUNCED, { messageId: 'm0' });
    expect(first).toEqual({ ledger: 'facts', subscriber: 'suppressed' });
    expect(await issue.say('Aann', BOUNCED, { messageId: 'm0' })).toEqual({
      ledger: 'none',
      subscriber: 'unchanged',
    });
    expect((await issue.progress()).feedback.bounced).toBe(1);
  });

  it('suppresses who bounces during the send, before their next issue', async () => {
    await issue.send();
    await issue.say('Aann', BOUNCED, { messageId: 'm0' });
    expect(await issue.standing('Aann')).toMatchObject({ status: 'suppressed', suppressedBy: 'hard-bounce' });
    const next = { ...issue.chunk, issueId: 'next' };
    const record = (await issue.records.load(issue.chunk.issueId))!;
    await issue.records.save({ ...record, meta: { ...record.meta, id: 'next' }, version: 1 });
    const [entry] = await skipped(next);
    expect(entry).toMatchObject({ state: 'SKIPPED', reason: 'suppressed' });
  });

  async function skipped(chunk: SentIssue['chunk']) {
    await sendChunk(issue.sendPorts(), chunk);
    const { entries } = await new DynamoLedger(table()).pageShard(chunk.issueId, 0);
    return entries.map(({ entry }) => entry);
  }

  it('suppresses after three issues that bounced softly', async () => {
    await issue.send();
    const soft = (at: string): Feedback => ({ kind: 'soft-bounce', code: 'MailboxFull', at });
    expect((await issue.say('Acat', soft('2025-06-11T06:00:00.000Z'), { issueId: 'a' })).subscriber).toBe(
      'noted',
    );
    expect((await issue.say('Acat', soft('2025-06-12T06:00:00.000Z'), { issueId: 'b' })).subscriber).toBe(
      'noted',
    );
    expect((await issue.say('Acat', soft('2025-06-13T06:00:00.000Z'), { issueId: 'c' })).subscriber).toBe(
      'suppressed',
    );
    expect(await issue.standing('Acat')).toMatchObject({ suppressedBy: 'soft-bounces' });
  });

  it('counts a message that SES rejected after accepting it: failed if nothing was known, else a fact', async () => {
    issue.answers['Abob'] = LOST;
    await issue.send();
    await issue.say('Abob', { kind: 'reject', at: START });
    await issue.say('Aann', { kind: 'reject', at: START }, { messageId: 'm0' });
    expect(await issue.progress()).toMatchObject({
      sent: 2,
      failed: 1,
      failedBy: { RejectedBySes: 1 },
      feedback: { rejected: 2 },
    });
  });

  it('on a message that has no entry touches nothing', async () => {
    expect(await issue.say('Anobody', ACCEPTED)).toEqual({ ledger: 'none', subscriber: 'unchanged' });
    expect(await issue.entries()).toEqual({});
  });
});

describe('the brake', () => {
  const many = Array.from({ length: 20 }, (_, n) => `A${String(n).padStart(3, '0')}`);

  async function sendMany(): Promise<void> {
    issue = await SentIssue.plan(table(), `2025-03-${String(++day).padStart(2, '0')}`, [...many, 'Alast']);
    issue.answers['Alast'] = { kind: 'throttled' };
    await issue.send();
  }
  const bounce = (name: string) => issue.say(name, BOUNCED, { messageId: `m${many.indexOf(name)}` });

  it('pauses an issue by itself when too many of its messages bounce', async () => {
    await sendMany();
    for (const name of many.slice(0, 9)) expect((await bounce(name)).braked).toBeUndefined();
    expect(await issue.pause()).toBeUndefined();
    expect((await bounce(many[9]!)).braked).toBe('bounces');
    expect(await issue.pause()).toEqual({ reason: 'bounces', since: START });
    expect((await issue.send()).kind).toBe('paused');
  });

  it('does not count a bounce twice that is told twice', async () => {
    await sendMany();
    for (const name of many.slice(0, 9)) {
      await bounce(name);
      await bounce(name);
    }
    expect(await issue.pause()).toBeUndefined();
  });

  it('pauses an issue that draws complaints', async () => {
    await sendMany();
    for (const name of many.slice(0, 3)) {
      await issue.say(name, { kind: 'complaint', at: START }, { messageId: `m${many.indexOf(name)}` });
    }
    expect(await issue.pause()).toMatchObject({ reason: 'complaints' });
  });

  it('does not stop for addresses that SES has withheld', async () => {
    await sendMany();
    const withheld: Feedback = { kind: 'hard-bounce', code: 'OnAccountSuppressionList', at: START };
    for (const [n, name] of many.entries()) await issue.say(name, withheld, { messageId: `m${n}` });
    expect(await issue.pause()).toBeUndefined();
    expect((await issue.progress()).feedback).toMatchObject({ bounced: 0, withheld: 20 });
  });

  it('is pulled by the sweep, too, when a feedback handler died before it could', async () => {
    await sendMany();
    const ports = issue.feedbackPorts();
    const dying = { ...ports.brakes, add: () => Promise.reject(new Error('killed')) };
    for (const [n, subscriberId] of many.slice(0, 10).entries()) {
      const event = { issueId: issue.chunk.issueId, subscriberId, messageId: `m${n}`, sentAt: START };
      await expect(recordEvent({ ...ports, brakes: dying }, { ...event, feedback: BOUNCED })).rejects.toThrow(
        'killed',
      );
    }
    expect(await issue.sweep()).toMatchObject({ braked: 'bounces', enqueued: 0 });
    expect(await issue.pause()).toMatchObject({ reason: 'bounces' });
  });

  it('does not overrule whoever resumes the issue', async () => {
    await sendMany();
    for (const name of many.slice(0, 10)) await bounce(name);
    const { pause: _lifted, ...record } = (await issue.records.load(issue.chunk.issueId))!;
    await issue.records.save({ ...record, version: record.version + 1 });
    for (const name of many.slice(10, 20)) await bounce(name);
    await issue.sweep();
    expect(await issue.pause()).toBeUndefined();
  });
});
