import { describe, expect, it } from '@jest/globals';
import { DynamoBrakeStore } from '../../src/aws/dynamo-brake-store.ts';
import type { SendOutcome } from '../../src/email/mailer.ts';
import { isTooMany, watchRejections } from '../../src/delivery/watch-rejections.ts';
import { resumeIssue } from '../../src/delivery/resume-issue.ts';
import { useTestTable } from '../aws/test-table.ts';
import { SentIssue } from './sent-issue.ts';

const table = useTestTable();
const REJECTED: SendOutcome = { kind: 'rejected', code: 'MessageRejected' };

const namesOf = (count: number) => Array.from({ length: count }, (_, n) => `A${String(n).padStart(2, '0')}`);

async function planned(day: string, count: number) {
  const issue = await SentIssue.plan(table(), day, namesOf(count));
  const reject = (names: readonly string[]) => {
    for (const name of names) issue.answers[name] = REJECTED;
  };
  const resume = () => resumeIssue({ ...issue.sweepPorts(), ...issue.feedbackPorts() }, day);
  return { issue, reject, resume };
}

describe('a sender whose messages are rejected one after the other', () => {
  it('pauses the issue at the fifth, and leaves the others for when the cause is gone', async () => {
    const { issue, reject } = await planned('2025-07-01', 30);
    reject(namesOf(30));
    expect(await issue.send()).toMatchObject({ kind: 'paused', counts: { failed: 5 } });
    expect(await issue.pause()).toMatchObject({ reason: 'rejections' });
    expect(await issue.progress()).toMatchObject({ failed: 5, waiting: 25, done: false });
  });

  it('stops again when it was resumed too soon, before twice as many are lost', async () => {
    const { issue, reject, resume } = await planned('2025-07-02', 30);
    reject(namesOf(30));
    await issue.send();
    await resume();
    expect(await issue.send()).toMatchObject({ kind: 'paused', counts: { failed: 5, taken: 5 } });
    expect(await issue.progress()).toMatchObject({ failed: 10, waiting: 20 });
  });

  it('sends all the rest when it is resumed after the cause is gone', async () => {
    const { issue, reject, resume } = await planned('2025-07-03', 30);
    reject(namesOf(30).slice(0, 5));
    await issue.send();
    await resume();
    expect(await issue.send()).toMatchObject({ kind: 'settled', counts: { sent: 25, taken: 5 } });
  });

  it('goes on past as many as a bad list has', async () => {
    const { issue, reject } = await planned('2025-07-04', 50);
    reject(namesOf(50).filter((_, n) => n % 10 === 9));
    expect(await issue.send()).toMatchObject({ kind: 'settled', counts: { sent: 45, failed: 5 } });
    expect(await issue.pause()).toBeUndefined();
  });

  it('ends its chunk when another has paused the issue', async () => {
    const { issue, reject } = await planned('2025-07-05', 30);
    reject(namesOf(30));
    // The fifth was another sender's.
    await new DynamoBrakeStore(table()).countAttempts('2025-07-05', { sent: 0, rejected: 5 });
    const record = (await issue.records.load('2025-07-05'))!;
    const pausing = async () => {
      const { version } = record;
      const pause = { reason: 'rejections', since: 'then' } as const;
      await issue.records.save({ ...record, pause, version: version + 1 });
    };
    const { mailer } = issue.sendPorts();
    const send = async (message: Parameters<typeof mailer.send>[0]) => (
      await pausing(),
      mailer.send(message)
    );
    expect(await issue.send({ mailer: { send } })).toMatchObject({ kind: 'paused', counts: { failed: 1 } });
    expect((await issue.pause())?.since).toBe('then');
  });
});

describe('watchRejections', () => {
  it('is counted for all senders together, and one of them pauses', async () => {
    const brakes = new DynamoBrakeStore(table());
    const ports = { brakes, records: { load: async () => undefined } };
    const watches = Array.from({ length: 8 }, () => watchRejections(ports, '2025-07-10'));
    const endings = await Promise.all(watches.map((watch) => watch.noteRejected()));
    expect(endings.filter((ending) => ending?.kind === 'pause')).toHaveLength(1);
  });

  it('tells what was sent with the next rejection, and the rest at the end', async () => {
    const told: object[] = [];
    const countAttempts = async (_id: string, more: { sent: number; rejected: number }) => {
      told.push(more);
      return more;
    };
    const watch = watchRejections(
      { brakes: { countAttempts }, records: { load: async () => undefined } },
      'i',
    );
    watch.noteSent();
    watch.noteSent();
    await watch.noteRejected();
    watch.noteSent();
    await watch.end();
    await watch.end();
    expect(told).toEqual([
      { sent: 2, rejected: 1 },
      { sent: 1, rejected: 0 },
    ]);
  });

  it.each([
    [{ sent: 0, rejected: 4 }, false],
    [{ sent: 0, rejected: 5 }, true],
    [{ sent: 44, rejected: 5 }, true],
    [{ sent: 45, rejected: 5 }, false],
  ])('calls %j too many: %s', (counts, answer) => {
    expect(isTooMany(counts)).toBe(answer);
  });
});

describe('a sender that SES does not know', () => {
  it('pauses the issue at the first message, with nobody failed, and sends to all when it is resumed', async () => {
    const { issue, resume } = await planned('2025-07-06', 5);
    for (const name of namesOf(5)) issue.answers[name] = { kind: 'sender-refused', code: 'NotVerified' };
    expect(await issue.send()).toMatchObject({ kind: 'paused', counts: { released: 1, failed: 0 } });
    expect(await issue.pause()).toMatchObject({ reason: 'sender-refused' });
    expect(await issue.progress()).toMatchObject({ released: 1, releasedBy: { NotVerified: 1 }, failed: 0 });

    for (const name of namesOf(5)) delete issue.answers[name];
    await resume();
    expect(await issue.send()).toMatchObject({ kind: 'settled', counts: { sent: 5 } });
  });
});
