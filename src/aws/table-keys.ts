import { shardOf } from '../subscribers/subscriber-id.ts';

/** Names that the table's definition, its readers and its writers must agree on. */
export const TABLE_KEYS = { partition: 'PK', sort: 'SK', expiry: 'expires' } as const;

export interface ItemKey {
  readonly PK: string;
  readonly SK: string;
}

export function subscriberPartition(shard: number): string {
  return `S#${twoDigits(shard)}`;
}

export function subscriberKey(subscriberId: string): ItemKey {
  return { PK: subscriberPartition(shardOf(subscriberId)), SK: subscriberId };
}

/** A subscriber's consent records stand together in the order of their instants. */
export function consentPartition(subscriberId: string): string {
  return `C#${subscriberId}`;
}

export function consentKey(subscriberId: string, { at, step }: { at: string; step: string }): ItemKey {
  return { PK: consentPartition(subscriberId), SK: `${at}#${step}` };
}

/** One item for each hour of a network, and of all. */
export function limitKey(key: string, start: string): ItemKey {
  return { PK: `LIMIT#${key}`, SK: start };
}

export function cooldownKey(key: string): ItemKey {
  return { PK: `COOLDOWN#${key}`, SK: 'LETTER' };
}

export function issueRecordKey(issueId: string): ItemKey {
  return { PK: issuePartition(issueId), SK: 'META' };
}

export function issueReportKey(issueId: string): ItemKey {
  return { PK: issuePartition(issueId), SK: 'REPORT' };
}

/** What a day has come to stands beside its issue, one item for each kind of note. */
export function dayNoteKey(issueId: string, kind: string): ItemKey {
  return { PK: issuePartition(issueId), SK: `${DAY_NOTE_PREFIX}${kind}` };
}

export const DAY_NOTE_PREFIX = 'NOTE#';

export function brakeKey(issueId: string): ItemKey {
  return { PK: issuePartition(issueId), SK: 'BRAKE' };
}

/** Issues that are being sent stand here, so that the sweep finds them without an index. */
export const SENDING_PARTITION = 'SENDING';

export function sendingIssueKey(issueId: string): ItemKey {
  return { PK: SENDING_PARTITION, SK: issueId };
}

/** Issues whose sending has begun stand here in the order of their days, for the public archive. */
export const ARCHIVE_PARTITION = 'ARCHIVE';

export function archivedIssueKey(issueId: string): ItemKey {
  return { PK: ARCHIVE_PARTITION, SK: issueId };
}

export function messageTemplateKey(issueId: string, contentHash: string): ItemKey {
  return { PK: issuePartition(issueId), SK: `TEMPLATE#${contentHash}` };
}

/** Chunks of one shard stand together in the order of their numbers. */
export function chunkKey(issueId: string, shard: number, seq: number): ItemKey {
  return { PK: issuePartition(issueId), SK: `${chunkPrefix(shard)}${String(seq).padStart(6, '0')}` };
}

export const CHUNK_PREFIX = 'CHUNK#';

export function chunkPrefix(shard: number): string {
  return `${CHUNK_PREFIX}${twoDigits(shard)}#`;
}

/** What all senders know of the rate in common. */
export const RATE_KEY: ItemKey = { PK: 'RATE', SK: 'SES' };

export function issuePartition(issueId: string): string {
  return `I#${issueId}`;
}

export function ledgerPartition(issueId: string, shard: number): string {
  return `L#${issueId}#${twoDigits(shard)}`;
}

export function ledgerKey(issueId: string, subscriberId: string): ItemKey {
  return { PK: ledgerPartition(issueId, shardOf(subscriberId)), SK: subscriberId };
}

// DynamoDB sorts the bytes of a key: without padding, 10 would come before 9.
function twoDigits(shard: number): string {
  return String(shard).padStart(2, '0');
}
