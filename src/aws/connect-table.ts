import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { callDirectly, type CallDirectly } from './call-directly.ts';
import { localConnection } from './local-connection.ts';
import { updateItemDirectly } from './update-item-directly.ts';
import type { UpdateItem } from './update-item.ts';

/** The one table, and the client that reaches it. */
export interface Table {
  readonly name: string;
  readonly client: DynamoDBDocumentClient;
  /** For what is done so often that the time of the SDK counts. */
  readonly callDirectly: CallDirectly;
  /** For changes that are made to every message. */
  readonly updateItem: UpdateItem;
}

export interface TableAddress {
  readonly tableName: string;
  /** Address of the embedded DynamoDB of a local system; absent in AWS. */
  readonly localUrl?: string | undefined;
}

// Above what a sender has in flight at once; the SDK's own 50 would make conditional writes wait for each other.
const SOCKETS = 200;
const CONNECT_TIMEOUT_MS = 2_000;
const REQUEST_TIMEOUT_MS = 5_000;

/**
 * Every write of ours is conditional or idempotent, so the SDK may try it again by itself: a claim whose answer
 * was lost is known again by its claim id, and a settlement that comes twice is stale the second time. The one
 * exception is the brake's counter, which may be off by one.
 */
export function connectTable({ tableName, localUrl }: TableAddress): Table {
  const client = new DynamoDBClient({
    requestHandler: {
      connectionTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      // Without it the SDK only logs a warning when the time is over, and goes on waiting.
      throwOnRequestTimeout: true,
      httpsAgent: { maxSockets: SOCKETS, keepAlive: true },
      httpAgent: { maxSockets: SOCKETS, keepAlive: true },
    },
    ...localConnection(localUrl),
  });
  const documents = DynamoDBDocumentClient.from(client);
  const call = callDirectly(documents);
  return {
    name: tableName,
    client: documents,
    callDirectly: call,
    updateItem: updateItemDirectly(documents, call),
  };
}
