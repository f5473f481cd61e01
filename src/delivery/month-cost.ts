import { CHUNK_SIZE } from './chunk.ts';
import { issueCost } from './issue-cost.ts';
import { UNIT_PRICES } from './unit-prices.ts';

/** One line of a month's bill, in US dollars. */
export interface CostLine {
  readonly what: string;
  readonly usd: number;
}

/** Monday to Friday. */
export const ISSUES_A_MONTH = 22;

const GIGABYTE = 1_000_000_000;
const MILLION = 1_000_000;

/** Bytes of one, keys and index overhead of 100 with them, as the table bills them. */
const SUBSCRIBER_BYTES = 450;
const LEDGER_BYTES = 350;
/** Ledger entries stay for 90 days. */
const LEDGER_MONTHS = 3;
/** HTML, text and message of an issue, and what was dropped for it; kept for years, counted for one. */
const ISSUE_BYTES = 1_000_000;

/** The sweep reads the ledger of an issue twice every ten minutes until it is done, and its events are in. */
const SWEEPS = 8;
const READ_UNIT_BYTES = 4_000;

/** What a Lambda writes about one invocation by itself, and our line about a chunk. */
const INVOCATION_LOG_BYTES = 350;
const CHUNK_LOG_BYTES = 400;
const EVENTS_A_BATCH = 10;
const EVENTS = 2;

/** Sign-ups, preferences, the archive: an estimate. A request to the site logs itself twice. */
const SITE_REQUESTS_A_SUBSCRIBER = 2;
const SITE_LOG_BYTES = 800;
const SITE_GIGABYTE_SECONDS = 0.1 * 0.5;

/** The sweep every ten minutes, the planner and the composer every five. Most of their ticks read one item and end. */
const SCHEDULES = 30 * 24 * (6 + 12 + 12);
const SCHEDULE_GIGABYTE_SECONDS = 0.2 * 1.77;

/** What a stack with everything switched on has of what is paid for by the piece; a test counts it in the template. */
export const PAID_BY_PIECE = { alarms: 20, metrics: 7, dashboards: 1, secrets: 2 } as const;

/**
 * What a month costs, line by line, without what AWS gives for free. The sending is counted from the code, the rest
 * estimated by the numbers above; it is a few dollars.
 *
 * @param subscribers all of them confirmed
 */
export function monthCost(subscribers: number, issues: number = ISSUES_A_MONTH): readonly CostLine[] {
  const { ses, table, queuesAndTopic, lambda } = issueCost(subscribers);
  const prices = UNIT_PRICES;
  return [
    { what: 'SES', usd: issues * ses },
    { what: 'Table: reading and writing', usd: issues * (table + sweeping(subscribers)) },
    { what: 'Queues and events', usd: issues * queuesAndTopic },
    { what: 'Lambda', usd: issues * lambda + lambdaBesideSending(subscribers) },
    { what: 'Storage and backups', usd: storage(subscribers, issues) },
    { what: 'Logs', usd: logs(subscribers, issues) },
    { what: 'Site', usd: (siteRequests(subscribers) / MILLION) * prices.siteRequestsPerMillion },
    {
      what: 'Schedules, alarms, dashboard, secrets',
      usd:
        (SCHEDULES / MILLION) * prices.schedulesPerMillion +
        PAID_BY_PIECE.alarms * prices.alarm +
        PAID_BY_PIECE.metrics * prices.metric +
        PAID_BY_PIECE.dashboards * prices.dashboard +
        PAID_BY_PIECE.secrets * prices.secret,
    },
  ];
}

function sweeping(subscribers: number): number {
  const units = (SWEEPS * 2 * subscribers * LEDGER_BYTES) / READ_UNIT_BYTES;
  return (units / MILLION) * UNIT_PRICES.tableReadsPerMillion;
}

function lambdaBesideSending(subscribers: number): number {
  const requests = siteRequests(subscribers) + SCHEDULES;
  const seconds = siteRequests(subscribers) * SITE_GIGABYTE_SECONDS + SCHEDULES * SCHEDULE_GIGABYTE_SECONDS;
  return (
    (requests / MILLION) * UNIT_PRICES.lambdaRequestsPerMillion + seconds * UNIT_PRICES.lambdaGigabyteSecond
  );
}

function storage(subscribers: number, issues: number): number {
  const inTable = subscribers * SUBSCRIBER_BYTES + subscribers * issues * LEDGER_MONTHS * LEDGER_BYTES;
  const inBuckets = 12 * issues * ISSUE_BYTES;
  const { tableStorage, tableBackup, bucketStorage } = UNIT_PRICES;
  return (inTable / GIGABYTE) * (tableStorage + tableBackup) + (inBuckets / GIGABYTE) * bucketStorage;
}

function logs(subscribers: number, issues: number): number {
  const sending = (subscribers / CHUNK_SIZE) * (INVOCATION_LOG_BYTES + CHUNK_LOG_BYTES);
  const feedback = ((subscribers * EVENTS) / EVENTS_A_BATCH) * INVOCATION_LOG_BYTES;
  const site = siteRequests(subscribers) * SITE_LOG_BYTES;
  const bytes = issues * (sending + feedback) + site + SCHEDULES * INVOCATION_LOG_BYTES;
  return (bytes / GIGABYTE) * (UNIT_PRICES.logIngestion + 3 * UNIT_PRICES.logStorage);
}

function siteRequests(subscribers: number): number {
  return subscribers * SITE_REQUESTS_A_SUBSCRIBER;
}
