import { CHUNK_SIZE } from './chunk.ts';
import { UNIT_PRICES } from './unit-prices.ts';

/** US dollars. */
export interface IssueCost {
  readonly ses: number;
  readonly table: number;
  readonly queuesAndTopic: number;
  readonly lambda: number;
  readonly total: number;
}

/**
 * What one message takes besides SES. Counted from the code: a claim, a settlement and a delivery event write an item
 * each; a subscriber is read when the issue is planned and again when it is sent, and its entry before that; SES tells of
 * a message twice (sent, delivered), in batches of ten to the one who records it; chunks are put, taken and deleted.
 */
const WRITES = 3;
const READS = 3;
const EVENTS = 2;
const EVENTS_A_BATCH = 10;
const QUEUE_REQUESTS = EVENTS + (2 * EVENTS) / EVENTS_A_BATCH + 3 / CHUNK_SIZE;
const LAMBDA_REQUESTS = EVENTS / EVENTS_A_BATCH + 1 / CHUNK_SIZE;
/** A sender with a whole processor takes some three seconds for a chunk, mostly waiting; an event takes ten milliseconds. */
const GIGABYTE_SECONDS = (3 * 1.77) / CHUNK_SIZE + EVENTS * 0.01 * 0.5;

const MILLION = 1_000_000;

/**
 * What sending one issue costs. Nearly all of it is SES, so that the rest need not be exact.
 *
 * @param sesPerThousand what the account pays for 1,000 messages
 */
export function issueCost(messages: number, sesPerThousand: number = UNIT_PRICES.sesPerThousand): IssueCost {
  const prices = UNIT_PRICES;
  const millions = messages / MILLION;
  const ses = (messages / 1_000) * sesPerThousand;
  const table = millions * (WRITES * prices.tableWritesPerMillion + READS * prices.tableReadsPerMillion);
  const queuesAndTopic =
    millions * (QUEUE_REQUESTS * prices.queueRequestsPerMillion + EVENTS * prices.topicMessagesPerMillion);
  const lambda =
    millions * LAMBDA_REQUESTS * prices.lambdaRequestsPerMillion +
    messages * GIGABYTE_SECONDS * prices.lambdaGigabyteSecond;
  return { ses, table, queuesAndTopic, lambda, total: ses + table + queuesAndTopic + lambda };
}
