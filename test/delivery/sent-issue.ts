import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { DynamoBrakeStore } from '../../src/aws/dynamo-brake-store.ts';
import { DynamoChunkStore } from '../../src/aws/dynamo-chunk-store.ts';
import { DynamoIssueRecords } from '../../src/aws/dynamo-issue-records.ts';
import { DynamoIssueReports } from '../../src/aws/dynamo-issue-reports.ts';
import { DynamoLedgerRevisions } from '../../src/aws/dynamo-ledger-revisions.ts';
import { DynamoLedger } from '../../src/aws/dynamo-ledger.ts';
import { DynamoSendingIssues } from '../../src/aws/dynamo-sending-issues.ts';
import { DynamoSubscriberStore } from '../../src/aws/dynamo-subscriber-store.ts';
import type { Table } from '../../src/aws/connect-table.ts';
import { ledgerKey } from '../../src/aws/table-keys.ts';
import type { Chunk } from '../../src/delivery/chunk.ts';
import { BRAKE_LIMITS } from '../../src/delivery/decide-brake.ts';
import type { Feedback, FeedbackEvent } from '../../src/delivery/feedback-event.ts';
import { issueProgress } from '../../src/delivery/issue-progress.ts';
import type { LedgerEntry } from '../../src/delivery/ledger-entry.ts';
import { recordEvent, type RecordEventPorts } from '../../src/delivery/record-event.ts';
import { sendChunk, type SendChunkPorts } from '../../src/delivery/send-chunk.ts';
import { sweepIssue, type SweepPorts } from '../../src/delivery/sweep-issue.ts';
import type { OutgoingMessage, SendOutcome } from '../../src/email/mailer.ts';
import { UNLIMITED_RATE } from '../support/unlimited-rate.ts';
import { MemoryQueue } from './memory-stores.ts';

export const START = '2025-06-10T06:00:00.000Z';
const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** An issue in a real table with one chunk, planned and on the queue; all about its sending is real but SES. */
export class SentIssue {
  /** What SES accepted. */
  readonly posted: OutgoingMessage[] = [];
  readonly mailed: OutgoingMessage[] = [];
  readonly lines: [string, object][] = [];
  readonly queue = new MemoryQueue();
  /** What SES answers, by subscriber; otherwise that it has accepted the message. */
  readonly answers: Record<string, SendOutcome> = {};
  readonly records: DynamoIssueRecords;
  readonly subscribers: DynamoSubscriberStore;
  readonly chunk: Chunk;
  clock = new Date(START);
  readonly #table: Table;
  readonly #id: string;

  private constructor(table: Table, id: string, names: readonly string[]) {
    this.#table = table;
    this.#id = id;
    this.records = new DynamoIssueRecords(table);
    this.subscribers = new DynamoSubscriberStore(table);
    this.chunk = { issueId: id, shard: 0, seq: 0, subscriberIds: names, closesShard: true };
  }

  static async plan(table: Table, id: string, names: readonly string[]): Promise<SentIssue> {
    const issue = new SentIssue(table, id, names);
    const meta = {
      id,
      revision: 1,
      contentHash: 'c',
      subject: 'Day two',
      preheader: '',
      from: 'd@example.com',
      publishedAt: START,
    };
    const stage = {
      kind: 'sending',
      since: START,
      planned: names.length,
      queue: { kind: 'filled' },
    } as const;
    await issue.records.save({ meta, stage, version: 1 });
    const chunks = new DynamoChunkStore(table);
    await chunks.append(issue.chunk, issue.clock);
    const others = Array.from({ length: 63 }, (_, index) => index + 1);
    await Promise.all(
      others.map((shard) =>
        chunks.append({ issueId: id, shard, seq: 0, subscriberIds: [], closesShard: true }, issue.clock),
      ),
    );
    const known = await issue.subscribers.loadMany(names);
    await Promise.all(
      names.map((name) => {
        const previous = known.find((one) => one.id === name);
        const subscriber = {
          id: name,
          address: `${name}@example.com`,
          status: 'confirmed',
          since: START,
        } as const;
        return issue.subscribers.save(subscriber, previous);
      }),
    );
    return issue;
  }

  later(minutes: number): void {
    this.clock = new Date(this.clock.getTime() + minutes * MINUTE_MS);
  }

  laterDays(days: number): void {
    this.later(days * DAY_MINUTES);
  }

  /** What DynamoDB may do with the ledger after its time. */
  async forget(): Promise<void> {
    const { name, client } = this.#table;
    const keys = Object.keys(await this.entries()).map((id) => ledgerKey(this.#id, id));
    await Promise.all(keys.map((Key) => client.send(new DeleteCommand({ TableName: name, Key }))));
  }

  send(changes: Partial<SendChunkPorts> = {}) {
    return sendChunk({ ...this.sendPorts(), ...changes }, this.chunk);
  }

  sendPorts(): SendChunkPorts {
    return {
      records: this.records,
      subscribers: this.subscribers,
      ledger: new DynamoLedger(this.#table),
      brakes: new DynamoBrakeStore(this.#table),
      mailer: {
        send: async (message) => {
          const name = message.tags['rid'] ?? '';
          const answer = this.answers[name] ?? { kind: 'sent', messageId: `m${this.posted.length}` };
          if (answer.kind === 'sent' || answer.kind === 'unknown') this.posted.push(message);
          return answer;
        },
      },
      writerFor: async () => () => Buffer.from('message'),
      linkKeys: { current: 'a', secrets: { a: 's'.repeat(32) } },
      ...UNLIMITED_RATE,
      now: () => this.clock,
      newClaimId: () => `${this.clock.getTime()}-${this.posted.length}`,
      concurrency: 1,
      claimMs: 5 * MINUTE_MS,
    };
  }

  /** SES says something about a message to this subscriber. */
  say(subscriberId: string, feedback: Feedback, changes: Partial<FeedbackEvent> = {}) {
    const sentAt = this.clock.toISOString();
    return recordEvent(this.feedbackPorts(), {
      ...{ issueId: this.#id, subscriberId, messageId: 'm-event', sentAt, feedback },
      ...changes,
    });
  }

  feedbackPorts(): RecordEventPorts {
    return {
      records: this.records,
      rows: this.rows(),
      revisions: new DynamoLedgerRevisions(this.#table),
      subscribers: this.subscribers,
      brakes: new DynamoBrakeStore(this.#table),
      brakeLimits: BRAKE_LIMITS,
      now: () => this.clock,
    };
  }

  sweep(changes: Partial<SweepPorts> = {}) {
    return sweepIssue({ ...this.sweepPorts(), ...changes }, this.#id);
  }

  sweepPorts(): SweepPorts {
    return {
      ...this.feedbackPorts(),
      ...this.rows(),
      reports: new DynamoIssueReports(this.#table),
      sendingIssues: new DynamoSendingIssues(this.#table),
      reportMail: {
        to: 'editor@example.com',
        mailer: { send: async (message) => (this.mailed.push(message), { kind: 'sent', messageId: 'r' }) },
      },
      pricePerThousand: 0.16,
      queue: this.queue,
      settleMs: 60 * MINUTE_MS,
      unknownPolicy: 'resend',
      stalledMs: 15 * MINUTE_MS,
      log: (event, facts) => void this.lines.push([event, facts]),
    };
  }

  rows() {
    return { chunks: new DynamoChunkStore(this.#table), ledger: new DynamoLedger(this.#table) };
  }

  async entries(): Promise<Record<string, LedgerEntry>> {
    const { entries } = await new DynamoLedger(this.#table).pageShard(this.#id, 0);
    return Object.fromEntries(entries.map(({ subscriberId, entry }) => [subscriberId, entry]));
  }

  progress() {
    return issueProgress(this.rows(), this.#id);
  }

  async pause() {
    return (await this.records.load(this.#id))?.pause;
  }

  async standing(subscriberId: string) {
    return (await this.subscribers.loadMany([subscriberId]))[0];
  }

  recipients(): readonly string[] {
    return this.posted.map(({ tags }) => tags['rid'] ?? '');
  }
}
