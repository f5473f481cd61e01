import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { createInterface } from 'node:readline';
import { SendRawEmailCommand, SESClient } from '@aws-sdk/client-ses';
import { connectMailer } from '../src/aws/connect-mailer.ts';
import { connectTable } from '../src/aws/connect-table.ts';
import { DynamoLedger } from '../src/aws/dynamo-ledger.ts';
import { DynamoSubscriberStore } from '../src/aws/dynamo-subscriber-store.ts';
import { localConnection } from '../src/aws/local-connection.ts';
import { CHUNK_SIZE } from '../src/delivery/chunk.ts';
import type { ComposedIssue } from '../src/delivery/compose-issue.ts';
import { forEachConcurrently } from '../src/delivery/for-each-concurrently.ts';
import type { IssueRecord } from '../src/delivery/issue-record.ts';
import { sendChunk, type SendChunkPorts } from '../src/delivery/send-chunk.ts';
import { compileMessageTemplate } from '../src/email/write-message.ts';
import { UNLIMITED_RATE } from '../test/support/unlimited-rate.ts';
import { buildWithMailComposer, fieldsOf } from './mail-composer.ts';
import { median } from './measure.ts';

const MESSAGES = 1_000;
const ROUNDS = 3;
const CHUNKS_AT_ONCE = 4;
const DAY = '2025-06-10';
const AT = '2025-06-10T06:00:00.000Z';

interface Loop {
  readonly name: string;
  readonly run: (inFlight: number) => Promise<void>;
}

/**
 * The whole of sending (read the subscribers, claim, write, hand over, settle), beside loops that keep no account:
 * with MailComposer, and with a message that was made before. SES takes 50 ms and DynamoDB 5 ms, in another process.
 */
export async function benchSendLoop(issue: ComposedIssue): Promise<void> {
  const services = spawn(process.execPath, ['--import', 'tsx', 'bench/bare-services.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(services.stdout), 'line')) as [string];
  const urls = JSON.parse(line) as { ses: string; dynamodb: string };
  const loops = [waybill(issue, urls), mailComposer(issue, urls.ses), readyMade(issue, urls.ses)];
  try {
    for (const loop of loops) await loop.run(50);
    for (const inFlight of [50, 200]) await compare(loops, inFlight);
  } finally {
    services.kill();
  }
}

async function compare(loops: readonly Loop[], inFlight: number): Promise<void> {
  const rounds = new Map<string, { perSecond: number; cpuMs: number }[]>(loops.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, run } of loops) {
      const start = performance.now();
      const cpu = process.cpuUsage();
      await run(inFlight);
      const { user, system } = process.cpuUsage(cpu);
      const seconds = (performance.now() - start) / 1_000;
      rounds.get(name)?.push({ perSecond: MESSAGES / seconds, cpuMs: (user + system) / 1_000 / MESSAGES });
    }
  }
  const medians = loops.map(({ name }) => ({
    name,
    perSecond: median(rounds.get(name)?.map(({ perSecond }) => perSecond) ?? []),
    cpuMs: median(rounds.get(name)?.map(({ cpuMs }) => cpuMs) ?? []),
  }));
  const against = medians[1];
  console.log(`\nSend loop, ${inFlight} in flight, ${MESSAGES} messages, median of ${ROUNDS} rounds`);
  for (const { name, perSecond, cpuMs } of medians) {
    const ratios = against
      ? `${(perSecond / against.perSecond).toFixed(2)} × its speed, ${(cpuMs / against.cpuMs).toFixed(2)} × its CPU`
      : '';
    console.log(
      `  ${name.padEnd(36)} ${perSecond.toFixed(0).padStart(6)} messages/s ${cpuMs.toFixed(2).padStart(6)} ms CPU   ${ratios}`,
    );
  }
}

function waybill(issue: ComposedIssue, urls: { readonly ses: string; readonly dynamodb: string }): Loop {
  const table = connectTable({ tableName: 'bench', localUrl: urls.dynamodb });
  const meta = {
    id: DAY,
    revision: 1,
    contentHash: 'c',
    subject: '',
    preheader: '',
    from: issue.newsletter.from,
    publishedAt: AT,
  };
  const stage = { kind: 'sending', since: AT, planned: MESSAGES, queue: { kind: 'filled' } } as const;
  const record: IssueRecord = { meta, stage, version: 1 };
  const write = compileMessageTemplate(issue.messageTemplate);
  const ports: Omit<SendChunkPorts, 'concurrency'> = {
    records: { load: async () => record, save: async () => 'saved' },
    subscribers: new DynamoSubscriberStore(table),
    ledger: new DynamoLedger(table),
    brakes: { countAttempts: async (_issueId, counts) => counts },
    writerFor: async () => write,
    mailer: connectMailer({ configurationSet: 'bench', timeoutMs: 15_000, localUrl: urls.ses }),
    linkKeys: { current: 'a', secrets: { a: 's'.repeat(32) } },
    ...UNLIMITED_RATE,
    now: () => new Date(),
    newClaimId: () => 'bench',
    claimMs: 300_000,
  };
  const chunks = Array.from({ length: MESSAGES / CHUNK_SIZE }, (_, seq) => ({
    issueId: DAY,
    shard: 0,
    seq,
    subscriberIds: Array.from(
      { length: CHUNK_SIZE },
      (_, n) => `A${String(seq * CHUNK_SIZE + n).padStart(21, '0')}`,
    ),
    closesShard: false,
  }));
  return {
    name: 'Waybill, with the ledger',
    run: (inFlight) =>
      forEachConcurrently(chunks, CHUNKS_AT_ONCE, async (chunk) => {
        const { kind, counts } = await sendChunk({ ...ports, concurrency: inFlight / CHUNKS_AT_ONCE }, chunk);
        if (counts.sent !== CHUNK_SIZE) throw new Error(`A chunk ended as ${kind} with ${counts.sent} sent`);
        return 'go-on';
      }),
  };
}

function mailComposer(issue: ComposedIssue, url: string): Loop {
  const client = plainClient(url);
  return {
    name: '(a) MailComposer + client-ses',
    run: (inFlight) =>
      forEachConcurrently(numbers(), inFlight, async (subscriber) => {
        const fields = fieldsOf(subscriber);
        await send(client, {
          raw: await buildWithMailComposer(issue, fields),
          to: fields.to,
          from: issue.newsletter.from,
        });
        return 'go-on';
      }),
  };
}

function readyMade(issue: ComposedIssue, url: string): Loop {
  const client = plainClient(url);
  const raw = compileMessageTemplate(issue.messageTemplate)(fieldsOf(0));
  return {
    name: '(b) client-ses, message ready-made',
    run: (inFlight) =>
      forEachConcurrently(numbers(), inFlight, async (subscriber) => {
        await send(client, { raw, to: fieldsOf(subscriber).to, from: issue.newsletter.from });
        return 'go-on';
      }),
  };
}

// The default agent's 50 sockets would decide the outcome.
function plainClient(url: string): SESClient {
  return new SESClient({
    requestHandler: { httpAgent: new Agent({ keepAlive: true, maxSockets: Infinity }) },
    ...localConnection(url),
  });
}

async function send(
  client: SESClient,
  message: { raw: Uint8Array; from: string; to: string },
): Promise<void> {
  const { raw: Data, from: Source, to } = message;
  await client.send(new SendRawEmailCommand({ RawMessage: { Data }, Source, Destinations: [to] }));
}

function numbers(): readonly number[] {
  return Array.from({ length: MESSAGES }, (_, number) => number);
}
