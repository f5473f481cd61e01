import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectTable } from '../src/aws/connect-table.ts';
import { DynamoIssueRecords } from '../src/aws/dynamo-issue-records.ts';
import { DynamoMessageTemplates } from '../src/aws/dynamo-message-templates.ts';
import { DynamoSubscriberStore } from '../src/aws/dynamo-subscriber-store.ts';
import { CHUNK_SIZE, type Chunk } from '../src/delivery/chunk.ts';
import { TABLE_NAME } from '../src/local/local-endpoints.ts';
import { startLocalServices, type LocalServices } from '../src/local/local-services.ts';
import { sqsEvent } from '../src/local/sqs-event.ts';
import { SHARD_COUNT, subscriberId } from '../src/subscribers/subscriber-id.ts';
import type { SenderAnswer } from './rate-sender.ts';

/**
 * How much of their share of SES's rate senders use that know nothing of each other but one item of the table:
 * real processes against DynamoDB and SES stand-ins, the latter enforcing the rate over any one second.
 * `tsx bench/rate.ts 14,200 1,2` runs only some; with a third argument, `table`, the ledger is in the table too,
 * which takes a machine with cores to spare.
 */
const [rates = '14,200,500', senderCounts = '1,2,3,4', ledger = 'memory'] = process.argv.slice(2);

const SHARE = 0.8;
const SECONDS = 15;
const WARM_UP_MS = 2_000;
const DAY = '2025-06-10';
const AT = '2025-06-10T06:00:00.000Z';

console.log(
  `Node ${process.version}. ${SECONDS} s each, the first ${WARM_UP_MS / 1_000} s not counted. Ledger: ${ledger}.`,
);
console.log('   rate  senders  messages/s  of the share  throttled');
for (const rate of numbersOf(rates)) {
  for (const senders of numbersOf(senderCounts)) printRun(rate, senders, await measureRun(rate, senders));
}

function numbersOf(list: string): readonly number[] {
  return list.split(',').map(Number);
}

interface Run {
  readonly perSecond: number;
  readonly messages: number;
  readonly throttled: number;
}

function printRun(rate: number, senders: number, { perSecond, messages, throttled }: Run): void {
  const used = (100 * perSecond) / (rate * SHARE);
  const refused = (100 * throttled) / (messages + throttled);
  console.log(
    `${String(rate).padStart(7)}  ${String(senders).padStart(7)}  ${perSecond.toFixed(1).padStart(10)}` +
      `  ${used.toFixed(1).padStart(10)} %  ${throttled} of ${messages + throttled} (${refused.toFixed(2)} %)`,
  );
}

async function measureRun(rate: number, senderCount: number): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'rate-'));
  const services = await startLocalServices({ folder, siteUrl: 'http://127.0.0.1', maxSendRate: rate });
  try {
    const chunks = await prepare(services, Math.ceil((rate * SHARE * SECONDS) / CHUNK_SIZE) + senderCount);
    const results = await Promise.all(Array.from({ length: senderCount }, () => runSender(services, chunks)));
    return judge(
      services.inbox.list().map(({ time }) => Date.parse(time)),
      results.reduce((sum, released) => sum + released, 0),
    );
  } finally {
    await services.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** An issue that is being sent, its subscribers, and their chunks. */
async function prepare({ endpoints }: LocalServices, count: number): Promise<Chunk[]> {
  const table = connectTable({ tableName: TABLE_NAME, localUrl: endpoints.dynamodbUrl });
  const meta = {
    id: DAY,
    revision: 1,
    contentHash: 'c',
    subject: '',
    preheader: '',
    from: 'daily@news.test',
  };
  await new DynamoIssueRecords(table).save({
    meta: { ...meta, publishedAt: AT },
    stage: { kind: 'sending', since: AT, planned: count * CHUNK_SIZE, queue: { kind: 'filled' } },
    version: 1,
  });
  const bytes = Buffer.from('From: daily@news.test\r\nSubject: News\r\n\r\nNews\r\n');
  await new DynamoMessageTemplates(table).save({ issueId: DAY, contentHash: 'c', bytes });

  const chunks: Chunk[] = [];
  for (let seq = 0; seq < count; seq++) {
    const addresses = Array.from(
      { length: CHUNK_SIZE },
      (_, n) => `reader${seq * CHUNK_SIZE + n}@readers.test`,
    );
    const subscribers = addresses.map((address) => ({ id: subscriberId('k'.repeat(32), address), address }));
    const store = new DynamoSubscriberStore(table);
    // A ledger in memory comes with subscribers in memory.
    if (ledger === 'table')
      await Promise.all(
        subscribers.map((one) => store.save({ ...one, status: 'confirmed', since: AT }, undefined)),
      );
    const subscriberIds = subscribers.map(({ id }) => id);
    chunks.push({ issueId: DAY, shard: seq % SHARD_COUNT, seq, subscriberIds, closesShard: false });
  }
  table.client.destroy();
  return chunks;
}

/** Gives a process chunk after chunk until none is left. @returns how many messages SES has throttled */
async function runSender({ endpoints }: LocalServices, chunks: Chunk[]): Promise<number> {
  const sender = fork(new URL('rate-sender.ts', import.meta.url), {
    env: {
      ...process.env,
      LEDGER: ledger,
      TABLE_NAME,
      LINK_KEYS: JSON.stringify({ current: 'a', secrets: { a: 's'.repeat(32) } }),
      SEND_RATE_SHARE: String(SHARE),
      LOCAL_DYNAMODB_URL: endpoints.dynamodbUrl,
      LOCAL_SES_URL: endpoints.sesUrl,
    },
  });
  let throttled = 0;
  for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) {
    sender.send(sqsEvent({ id: `m${chunk.seq}`, body: JSON.stringify(chunk), receives: 1 }));
    const [answer] = (await once(sender, 'message')) as [SenderAnswer];
    throttled += answer.released;
    if (answer.isRetry) chunks.push(chunk);
  }
  sender.disconnect();
  await once(sender, 'exit');
  return throttled;
}

/** The end is not counted either: the senders run out of chunks one by one. */
function judge(times: readonly number[], throttled: number): Run {
  const sorted = times.toSorted((a, b) => a - b);
  const from = (sorted[0] ?? 0) + WARM_UP_MS;
  const until = from + (SECONDS - 1) * 1_000 - WARM_UP_MS;
  const counted = sorted.filter((time) => time >= from && time < until).length;
  return { perSecond: (counted * 1_000) / (until - from), messages: times.length, throttled };
}
