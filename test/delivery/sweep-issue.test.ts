import { beforeEach, describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { useTestTable } from '../aws/test-table.ts';
import { DynamoIssueReports } from '../../src/aws/dynamo-issue-reports.ts';
import { DynamoLedger } from '../../src/aws/dynamo-ledger.ts';
import type { Feedback } from '../../src/delivery/feedback-event.ts';
import { enqueueOpenChunks } from '../../src/delivery/enqueue-open-chunks.ts';
import { planIssue } from '../../src/delivery/plan-issue.ts';
import { resendUnknown } from '../../src/delivery/resend-unknown.ts';
import { resumeIssue } from '../../src/delivery/resume-issue.ts';
import { settleIssue } from '../../src/delivery/settle-issue.ts';
import { sweepIssue } from '../../src/delivery/sweep-issue.ts';
import { SentIssue } from './sent-issue.ts';

const table = useTestTable();
const NAMES = ['Aann', 'Abob', 'Acat'];
const LOST = { kind: 'unknown', code: 'ECONNRESET' } as const;
const ACCEPTED: Feedback = { kind: 'accepted' };

let day = 0;
let issueId: string;
let issue: SentIssue;
beforeEach(async () => {
  issueId = `2025-04-${String(++day).padStart(2, '0')}`;
  issue = await SentIssue.plan(table(), issueId, NAMES);
});

const stateOf = async (name: string) => (await issue.entries())[name]?.state;

describe('the sweep', () => {
  it('has nothing to do with an issue that is not there or not being sent', async () => {
    expect(await sweepIssue(issue.sweepPorts(), '1999-01-01')).toEqual({ kind: 'no-issue' });
    const record = (await issue.records.load(issueId))!;
    await issue.records.save({ ...record, stage: { kind: 'ready' }, version: 2 });
    expect(await issue.sweep()).toEqual({ kind: 'not-sending' });
  });

  it('leaves alone what is on its way', async () => {
    expect(await issue.sweep()).toMatchObject({ enqueued: 0, entries: { expired: 0, reopened: 0, held: 0 } });
    await new DynamoLedger(table()).claim(
      { issueId, subscriberId: 'Aann' },
      { claimId: 'c', at: issue.clock.toISOString(), until: '2025-06-10T06:05:00.000Z' },
    );
    issue.later(4);
    expect(await issue.sweep()).toMatchObject({ enqueued: 0, entries: { expired: 0 } });
    expect(await stateOf('Aann')).toBe('CLAIMED');
  });

  it('resends an unknown message once after an hour of silence, and counts it', async () => {
    issue.answers['Abob'] = LOST;
    await issue.send();
    issue.later(59);
    expect(await issue.sweep()).toMatchObject({
      entries: { reopened: 0 },
      enqueued: 0,
      progress: { unknown: 1 },
    });

    issue.later(1);
    expect(await issue.sweep()).toMatchObject({ entries: { reopened: 1 }, enqueued: 1 });
    expect(issue.queue.enqueued).toEqual([issue.chunk]);
    delete issue.answers['Abob'];
    await issue.send();
    expect(issue.recipients()).toEqual([...NAMES, 'Abob']);
    expect(await issue.progress()).toMatchObject({ sent: 3, resent: 1, doubles: 0, done: true });
  });

  it('counts a possible double when the event of the first message comes late', async () => {
    issue.answers['Abob'] = LOST;
    await issue.send();
    issue.later(60);
    await issue.sweep();
    delete issue.answers['Abob'];
    await issue.send();
    expect((await issue.say('Abob', ACCEPTED, { messageId: 'm-first' })).ledger).toBe('double');
    expect(await issue.progress()).toMatchObject({ sent: 3, resent: 1, doubles: 1, done: true });
  });

  it('does not resend when the late event comes just before', async () => {
    issue.answers['Abob'] = LOST;
    await issue.send();
    issue.later(60);
    await issue.sweep();
    await issue.say('Abob', ACCEPTED);
    delete issue.answers['Abob'];
    await issue.send();
    expect(issue.recipients()).toEqual(NAMES);
    expect(await issue.progress()).toMatchObject({ sent: 3, resent: 0, doubles: 0, done: true });
  });

  it('does not resend to somebody who has left meanwhile', async () => {
    issue.answers['Abob'] = LOST;
    await issue.send();
    issue.later(60);
    await issue.sweep();
    await issue.say('Abob', { kind: 'complaint', at: issue.clock.toISOString() }, { issueId: 'another' });
    await issue.send();
    expect(issue.recipients()).toEqual(NAMES);
    expect(await issue.progress()).toMatchObject({
      sent: 2,
      skippedBy: { suppressed: 1 },
      resent: 0,
      done: true,
    });
  });

  it('holds a message that stays unknown a second time: nobody gets three', async () => {
    issue.answers['Abob'] = LOST;
    await issue.send();
    for (let hour = 0; hour < 4; hour++) {
      issue.later(60);
      await issue.sweep();
      await issue.send();
    }
    expect(issue.recipients().filter((name) => name === 'Abob')).toHaveLength(2);
    expect(await issue.progress()).toMatchObject({ sent: 2, held: 1, resent: 1, done: true });
  });

  it('holds at once if so configured, and an event still settles it', async () => {
    issue.answers['Abob'] = LOST;
    await issue.send();
    issue.later(60);
    expect(await issue.sweep({ unknownPolicy: 'hold' })).toMatchObject({ entries: { held: 1 }, enqueued: 0 });
    expect(await issue.progress()).toMatchObject({ sent: 2, held: 1, done: true });
    await issue.say('Abob', ACCEPTED);
    expect(await issue.progress()).toMatchObject({ sent: 3, held: 0, done: true });
  });

  it('takes an expired claim for unknown, and waits for its events from then on', async () => {
    await new DynamoLedger(table()).claim(
      { issueId, subscriberId: 'Aann' },
      { claimId: 'dead', at: issue.clock.toISOString(), until: '2025-06-10T06:05:00.000Z' },
    );
    issue.later(10);
    expect(await issue.sweep()).toMatchObject({ entries: { expired: 1, reopened: 0 } });
    expect((await issue.entries())['Aann']).toMatchObject({
      state: 'UNKNOWN',
      code: 'claim-expired',
      attempt: 1,
    });
    issue.later(59);
    expect(await issue.sweep()).toMatchObject({ entries: { reopened: 0 } });
    issue.later(1);
    expect(await issue.sweep()).toMatchObject({ entries: { reopened: 1 } });
  });

  it('puts chunks back on the queue that were lost with it, but not while senders are at work', async () => {
    issue.answers['Abob'] = { kind: 'throttled' };
    await issue.send();
    issue.later(14);
    expect(await issue.sweep()).toMatchObject({
      enqueued: 0,
      progress: { sent: 1, released: 1, waiting: 1 },
    });
    issue.later(1);
    expect(await issue.sweep()).toMatchObject({ enqueued: 1 });
    expect(issue.queue.enqueued).toEqual([issue.chunk]);
  });

  it('puts them back when not one message was begun, too', async () => {
    issue.later(15);
    expect(await issue.sweep()).toMatchObject({ enqueued: 1, progress: { waiting: 3 } });
  });

  it('enqueues nothing while the issue is paused, and settles all the same', async () => {
    issue.answers['Abob'] = LOST;
    await issue.send();
    const record = (await issue.records.load(issueId))!;
    await issue.records.save({
      ...record,
      pause: { reason: 'operator', since: 'x' },
      version: record.version + 1,
    });
    issue.later(60);
    expect(await issue.sweep()).toMatchObject({ entries: { reopened: 1 }, enqueued: 0 });
    expect(await stateOf('Abob')).toBe('RELEASED');
  });

  it('does each thing once when two sweeps run at the same time', async () => {
    issue.answers['Abob'] = LOST;
    await issue.send();
    issue.later(60);
    await Promise.all([issue.sweep(), issue.sweep()]);
    expect((await issue.entries())['Abob']).toMatchObject({ state: 'RELEASED', attempt: 1, resendAfter: 1 });
    delete issue.answers['Abob'];
    await issue.send();
    const both = await Promise.all([issue.sweep(), issue.sweep()]);
    expect(both.filter((swept) => swept.kind === 'swept' && swept.report)).toHaveLength(1);
    expect(issue.mailed).toHaveLength(1);
  });
});

describe('the end of an issue', () => {
  it('is reported once: stored, logged, mailed, and the issue is not swept any more', async () => {
    issue.answers['Abob'] = { kind: 'rejected', code: 'MessageRejected' };
    await issue.send();
    const swept = await issue.sweep();
    expect(swept).toMatchObject({ report: { planned: 3, sent: 2, failed: 1, held: 0 } });
    expect(await new DynamoIssueReports(table()).load(issueId)).toEqual(
      swept.kind === 'swept' && swept.report,
    );
    expect(await issue.sweepPorts().sendingIssues.list()).not.toContain(issueId);
    expect(issue.lines.map(([event]) => event)).toEqual(['issue.send.finished', 'issue.report.mailed']);
    expect(issue.lines[0]?.[1]).toMatchObject({
      issueId,
      planned: 3,
      sent: 2,
      failedBy: '{"MessageRejected":1}',
    });
    expect(JSON.stringify(issue.lines)).not.toContain('@');

    await issue.sweep();
    expect(issue.mailed).toHaveLength(1);
    expect(issue.lines).toHaveLength(2);
  });

  it('reaches the editor as a plain mail whose own feedback belongs to no issue', async () => {
    await issue.send();
    await issue.sweep();
    const [mail] = issue.mailed;
    expect(mail).toMatchObject({
      from: 'd@example.com',
      to: 'editor@example.com',
      tags: { report: issueId },
    });
    const email = await PostalMime.parse(mail!.raw);
    expect(email.subject).toBe(`Issue ${issueId}: all 3 messages sent`);
    expect(email.html).toBeUndefined();
    expect(email.text).toContain('3 sent');
  });

  it('is not announced while somebody is unaccounted for', async () => {
    issue.answers['Abob'] = LOST;
    await issue.send();
    const swept = await issue.sweep();
    expect(swept.kind === 'swept' && swept.report).toBeUndefined();
    expect(issue.lines).toEqual([]);
    expect(await issue.sweepPorts().sendingIssues.list()).toContain(issueId);
  });

  it('is mailed after all when the sweep that had stored the report was killed before it was mailed', async () => {
    await issue.send();
    const { reportMail, ...ports } = issue.sweepPorts();
    const killed = { send: () => Promise.reject(new Error('killed')) };
    const dying = { ...ports, reportMail: { ...reportMail!, mailer: killed } };
    await expect(sweepIssue(dying, issueId)).rejects.toThrow('killed');
    await issue.sweep();
    expect(issue.mailed).toEqual([]);
    issue.later(3);
    await issue.sweep();
    expect(issue.mailed).toHaveLength(1);
    expect(await issue.sweepPorts().sendingIssues.list()).not.toContain(issueId);
  });

  it('is mailed by a later sweep when SES had no room for the report', async () => {
    await issue.send();
    const { reportMail, ...ports } = issue.sweepPorts();
    const full = { send: async () => ({ kind: 'quota-exceeded' }) as const };
    await sweepIssue({ ...ports, reportMail: { ...reportMail!, mailer: full } }, issueId);
    expect(await issue.sweepPorts().sendingIssues.list()).toContain(issueId);
    issue.later(10);
    await issue.sweep();
    expect(issue.mailed).toHaveLength(1);
  });

  it('is reported without a mail if nobody is to get one', async () => {
    await issue.send();
    const { reportMail: _nobody, ...ports } = issue.sweepPorts();
    expect(await sweepIssue(ports, issueId)).toMatchObject({ report: { sent: 3 } });
    expect(issue.lines.map(([event]) => event)).toEqual(['issue.send.finished']);
  });
});

describe('an operator who resends', () => {
  const resend = () => resendUnknown(issue.sweepPorts(), issueId);

  it('does not wait for the settle time', async () => {
    issue.answers['Abob'] = LOST;
    await issue.send();
    expect(await resend()).toEqual({ kind: 'reopened', messages: 1, chunks: 1 });
    delete issue.answers['Abob'];
    await issue.send();
    expect(await issue.progress()).toMatchObject({ sent: 3, resent: 1, done: true });
    expect(await resend()).toEqual({ kind: 'reopened', messages: 0, chunks: 0 });
  });

  it('gets a held message out, but never the same one a third time', async () => {
    issue.answers['Abob'] = LOST;
    await issue.send();
    issue.later(60);
    await issue.sweep({ unknownPolicy: 'hold' });
    expect(await resend()).toMatchObject({ messages: 1 });
    await issue.send();
    expect(await resend()).toMatchObject({ messages: 0 });
    expect(issue.recipients().filter((name) => name === 'Abob')).toHaveLength(2);
  });

  it('has nothing to resend of an issue that is not there', async () => {
    expect(await resendUnknown(issue.sweepPorts(), '1999-01-01')).toEqual({ kind: 'no-issue' });
  });
});

describe('an issue that was done and of which messages are put out again', () => {
  const resend = () => resendUnknown(issue.sweepPorts(), issueId);
  const report = () => new DynamoIssueReports(table()).load(issueId);
  const swept = () => issue.sweepPorts().sendingIssues.list();

  beforeEach(async () => {
    issue.answers['Abob'] = LOST;
    await issue.send();
    issue.later(60);
    await issue.sweep({ unknownPolicy: 'hold' });
    delete issue.answers['Abob'];
  });

  it('is swept again, and its report is written and mailed anew when it is done', async () => {
    expect([await report(), await swept()]).toMatchObject([
      { sent: 2, held: 1 },
      expect.not.arrayContaining([issueId]),
    ]);
    await resend();
    expect(await swept()).toContain(issueId);
    await issue.send();
    expect(await issue.sweep()).toMatchObject({ report: { sent: 3, held: 0, resent: 1 } });
    expect(await report()).toMatchObject({ sent: 3, held: 0 });
    expect(await swept()).not.toContain(issueId);
    expect(issue.mailed).toHaveLength(2);
    const [first, second] = await Promise.all(issue.mailed.map(({ raw }) => PostalMime.parse(raw)));
    expect(second!.messageId).not.toBe(first!.messageId);
    expect(second!.text).toContain('takes the place of the earlier one');

    await issue.sweep();
    expect(issue.mailed).toHaveLength(2);
  });

  it('is reopened by the next call when the first was killed before that', async () => {
    const load = issue.records.load.bind(issue.records);
    const save = () => Promise.reject(new Error('killed'));
    const torn = { ...issue.sweepPorts(), records: { load, save } };
    await expect(resendUnknown(torn, issueId)).rejects.toThrow('killed');
    expect([await stateOf('Abob'), await swept()]).toEqual([
      'RELEASED',
      expect.not.arrayContaining([issueId]),
    ]);
    expect(await resend()).toMatchObject({ messages: 0 });
    expect(await swept()).toContain(issueId);
  });

  it('stays on the list of the sweep that was just about to take it off', async () => {
    const { sendingIssues, ...ports } = issue.sweepPorts();
    const removing = {
      list: () => sendingIssues.list(),
      add: (id: string) => sendingIssues.add(id),
      remove: async (id: string) => {
        await resend();
        await sendingIssues.remove(id);
      },
    };
    await sweepIssue({ ...ports, sendingIssues: removing }, issueId);
    expect(await swept()).toContain(issueId);
    await issue.send();
    await issue.sweep();
    expect(await report()).toMatchObject({ sent: 3, held: 0 });
  });

  it('is left as it is when there is nothing to put out', async () => {
    await resend();
    await issue.send();
    await issue.sweep();
    expect(await resend()).toMatchObject({ messages: 0 });
    expect(await swept()).not.toContain(issueId);
  });
});

describe('an operator who settles', () => {
  const settle = (policy: 'resend' | 'hold') => settleIssue(issue.sweepPorts(), issueId, policy);

  it('does not wait for the settle time, and leaves the end and its report to the sweep', async () => {
    issue.answers['Abob'] = LOST;
    await issue.send();
    expect(await settle('hold')).toMatchObject({ kind: 'settled', entries: { held: 1 }, enqueued: 0 });
    expect(await issue.progress()).toMatchObject({ sent: 2, held: 1, done: true });
    expect([issue.mailed, await new DynamoIssueReports(table()).load(issueId)]).toEqual([[], undefined]);
    expect(await issue.sweepPorts().sendingIssues.list()).toContain(issueId);

    await issue.sweep();
    expect(issue.mailed).toHaveLength(1);
  });

  it('has what is unknown sent once more, but not of a paused issue', async () => {
    issue.answers['Abob'] = LOST;
    await issue.send();
    expect(await settle('resend')).toMatchObject({ entries: { reopened: 1 }, enqueued: 1 });
    expect(issue.queue.enqueued).toEqual([issue.chunk]);
  });

  it('has nothing to settle of an issue that is not there', async () => {
    expect(await settleIssue(issue.sweepPorts(), '1999-01-01', 'hold')).toEqual({ kind: 'no-issue' });
  });
});

describe('an issue whose ledger is deleted after 90 days', () => {
  const ports = () => issue.sweepPorts();
  const account = {
    loadQuota: () => Promise.reject(new Error('not to be asked')),
    isSendingEnabled: () => Promise.reject(new Error('not to be asked')),
  };

  it.each([61, 89, 91, 400])('does not go out again, %d days after it went out', async (days) => {
    await issue.send();
    issue.laterDays(days);
    if (days > 90) await issue.forget();
    const record = (await issue.records.load(issueId))!;
    const closed = { kind: 'closed', record };
    expect(await resumeIssue(ports(), issueId)).toEqual(closed);
    expect(await resendUnknown(ports(), issueId)).toEqual(closed);
    expect(await settleIssue(ports(), issueId, 'resend')).toEqual(closed);
    expect(await issue.sweep()).toEqual(closed);
    await expect(enqueueOpenChunks(ports(), record)).rejects.toThrow(
      /^Issue \S+ began on 2025-06-10 and is closed/,
    );
    const planning = { ...ports(), account, subscribers: { pageShard: async () => ({ subscribers: [] }) } };
    expect(await planIssue({ ...planning, chunks: issue.rows().chunks }, issueId)).toMatchObject({
      kind: 'refused',
      reason: 'too-old',
    });
    expect(issue.queue.enqueued).toEqual([]);
    expect(issue.recipients()).toEqual(NAMES);
    expect(await ports().sendingIssues.list()).not.toContain(issueId);
  });

  it('keeps its pause, so that nobody takes it for one that goes on', async () => {
    const record = (await issue.records.load(issueId))!;
    const pause = { reason: 'operator', since: issue.clock.toISOString() } as const;
    await issue.records.save({ ...record, pause, version: record.version + 1 });
    issue.laterDays(61);
    await resumeIssue(ports(), issueId);
    expect(await issue.pause()).toEqual(pause);
  });

  it('can be resumed for as long as its ledger is whole by a wide margin', async () => {
    issue.laterDays(59);
    expect(await resumeIssue(ports(), issueId)).toEqual({ kind: 'resumed', chunks: 1 });
  });
});
