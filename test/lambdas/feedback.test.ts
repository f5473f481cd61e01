import { describe, expect, it } from '@jest/globals';
import { createHandler, handler } from '../../lambdas/feedback.ts';
import { BRAKE_LIMITS } from '../../src/delivery/decide-brake.ts';
import type { LedgerEntry } from '../../src/delivery/ledger-entry.ts';
import type { LedgerRevision } from '../../src/delivery/ledger-revisions.ts';
import type { RecordEventPorts } from '../../src/delivery/record-event.ts';
import { eventsOf } from '../../src/local/ses-event.ts';
import type { SesFate } from '../../src/local/ses-fate.ts';
import { snsNotification } from '../../src/local/sns-notification.ts';
import { sqsEvent } from '../../src/local/sqs-event.ts';

const AT = '2025-06-10T06:00:00.000Z';
const email = {
  raw: Buffer.from(''),
  from: 'daily@example.com',
  to: ['ann@example.com'],
  tags: { issue: '2025-06-10', rid: 'Aann' },
};
const bodiesOf = (fate: SesFate) =>
  eventsOf(email, { messageId: 'm1', timestamp: AT, fate }).map((event) =>
    JSON.stringify(snsNotification(event, { id: 'n', time: AT })),
  );
const UNKNOWN: LedgerEntry = { state: 'UNKNOWN', attempt: 1, at: AT, code: 'ECONNRESET' };

async function run(bodies: readonly string[], changes: Partial<RecordEventPorts> = {}) {
  const saved: LedgerRevision[] = [];
  const lines: [string, object][] = [];
  const nobody = async () => {
    throw new Error('not asked in this test');
  };
  const ports: RecordEventPorts = {
    records: { load: nobody, save: nobody },
    rows: { chunks: { page: nobody }, ledger: { pageShard: nobody } },
    revisions: {
      load: async () => UNKNOWN,
      revise: async (_key, _previous, revision) => (saved.push(revision), 'saved'),
    },
    subscribers: { loadMany: async () => [], save: nobody },
    brakes: { add: async () => 1, countAttempts: nobody, wasPulled: async () => false, markPulled: nobody },
    brakeLimits: BRAKE_LIMITS,
    now: () => new Date(AT),
    ...changes,
  };
  const Records = bodies.flatMap((body, index) => sqsEvent({ id: `m${index}`, body, receives: 1 }).Records);
  const response = await createHandler(ports, (event, facts) => void lines.push([event, facts]))({ Records });
  return { response, saved, lines };
}

describe('the Feedback Lambda', () => {
  it('records the events of a message, and logs what is news without an address', async () => {
    const { response, saved, lines } = await run(bodiesOf('bounce'));
    expect(response).toEqual({ batchItemFailures: [] });
    expect(saved.map(({ to }) => to?.state)).toEqual(['SENT', 'SENT']);
    expect(saved[1]?.facts).toEqual({ bouncedAt: AT, bounceCode: 'NoEmail' });
    expect(lines).toEqual([
      [
        'feedback.recorded',
        expect.objectContaining({ subscriberId: 'Aann', feedback: 'accepted', ledger: 'settled' }),
      ],
      [
        'feedback.recorded',
        expect.objectContaining({ feedback: 'hard-bounce', subscriber: 'no-subscriber' }),
      ],
    ]);
    expect(JSON.stringify(lines)).not.toContain('@');
  });

  it('reports what cannot be read or recorded, and records the rest', async () => {
    const [send = ''] = bodiesOf('delivered');
    const { response, saved, lines } = await run(['{', send]);
    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
    expect(saved).toHaveLength(1);
    expect(lines[0]?.[0]).toBe('feedback.parse.failed');

    const failing = { load: () => Promise.reject(new Error('gone')), revise: async () => 'saved' as const };
    const second = await run([send], { revisions: failing });
    expect(second.response).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
    expect(second.lines).toEqual([
      ['feedback.record.failed', expect.objectContaining({ issueId: '2025-06-10', error: 'Error: gone' })],
    ]);
  });

  it('lets go of what is none of its business', async () => {
    const words = 'Successfully validated SNS topic for Amazon SES event publishing.';
    const { response, saved } = await run([JSON.stringify({ Type: 'Notification', Message: words })]);
    expect(response).toEqual({ batchItemFailures: [] });
    expect(saved).toEqual([]);
  });

  it('does not log each delivery', async () => {
    const sent: LedgerEntry = { state: 'SENT', attempt: 1, at: AT, messageId: 'm1' };
    const revisions = { load: async () => sent, revise: async () => 'saved' as const };
    expect((await run(bodiesOf('delivered'), { revisions })).lines).toEqual([]);
  });

  it('names the setting that is missing', async () => {
    await expect(async () => handler({ Records: [] })).rejects.toThrow('TABLE_NAME');
  });
});
