import { expect, it } from '@jest/globals';
import type { Chunk } from '../../src/delivery/chunk.ts';
import { createMessageWriters } from '../../src/delivery/message-writers.ts';
import { planIssue } from '../../src/delivery/plan-issue.ts';
import { publishIssue } from '../../src/delivery/publish-issue.ts';
import { sendChunk, type SendChunkPorts } from '../../src/delivery/send-chunk.ts';
import { UNLIMITED_RATE } from '../support/unlimited-rate.ts';
import { MemoryLedger } from './memory-ledger.ts';
import {
  MemoryChunks,
  MemoryIssues,
  MemoryQueue,
  MemoryRecords,
  MemorySubscribers,
  MemoryTemplates,
} from './memory-stores.ts';

const DAY = '2025-06-10';
const AT = '2025-06-10T05:00:00.000Z';
const now = () => new Date(AT);

const records = new MemoryRecords();
const templates = new MemoryTemplates();
const subscribers = new MemorySubscribers();
const queue = new MemoryQueue();

const publish = (word: string) =>
  publishIssue(
    { issues: new MemoryIssues(), templates, records, now },
    {
      id: DAY,
      rendered: { subject: word, preheader: '', html: word, text: word },
      messageTemplate: Buffer.from(`Subject: ${word}\r\n\r\n${word}\r\n`),
      from: 'daily@example.com',
    },
  );

function send(chunk: Chunk, sent: string[]) {
  const ports: SendChunkPorts = {
    ...UNLIMITED_RATE,
    records,
    subscribers: { loadMany: async (ids) => subscribers.shards.flat().filter(({ id }) => ids.includes(id)) },
    ledger: new MemoryLedger(),
    brakes: { countAttempts: async (_issueId, counts) => counts },
    mailer: {
      send: async ({ raw }) => {
        sent.push(Buffer.from(raw).toString());
        return { kind: 'sent', messageId: `m${sent.length}` };
      },
    },
    // A sender that has just been started, and has nothing in hand of what was sent before.
    writerFor: createMessageWriters(templates),
    linkKeys: { current: 'a', secrets: { a: 's'.repeat(32) } },
    now,
    newClaimId: () => 'c',
    concurrency: 1,
    claimMs: 300_000,
  };
  return sendChunk(ports, chunk);
}

it('a correction while sending is refused, and the rest of the issue goes out as it was begun', async () => {
  for (const id of ['Aann', 'Bbob']) {
    subscribers.add({ id, address: `${id}@example.com`, status: 'confirmed', since: AT });
  }
  await publish('first');
  const account = {
    loadQuota: async () => ({ maxSendRate: 1, max24HourSend: -1, sentLast24Hours: 0 }),
    isSendingEnabled: async () => true,
  };
  await planIssue({ records, subscribers, chunks: new MemoryChunks(), queue, account, now }, DAY);

  const sent: string[] = [];
  await send(queue.enqueued[0]!, sent);
  expect((await publish('corrected')).kind).toBe('refused');
  await send(queue.enqueued[1]!, sent);
  expect(sent).toEqual(Array.from({ length: 2 }, () => 'Subject: first\r\n\r\nfirst\r\n'));
});
