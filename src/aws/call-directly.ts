import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import aws4 from 'aws4';

const CONTENT_TYPE = 'application/x-amz-json-1.0';
const API = 'DynamoDB_20120810';

/**
 * Makes a call of DynamoDB past the layers of the SDK (docs/decisions/0014).
 *
 * @param input as DynamoDB takes it, with values as `typed` writes them
 * @returns what it answered; undefined if it did not, though the call may have been carried out, or if nobody knows yet
 *   where it is. What is neither done nor refused is then the SDK's, which knows what to try, and what to say.
 */
export type CallDirectly = (operation: Operation, input: object) => Promise<DirectAnswer | undefined>;

export type Operation = 'UpdateItem' | 'BatchGetItem' | 'BatchWriteItem';

export interface DirectAnswer {
  /** Of HTTP: 200 is done. */
  readonly status: number;
  readonly body: unknown;
}

/** Calls over the connections of the SDK's client, with its credentials, at the place to which its requests go. */
export function callDirectly(client: DynamoDBDocumentClient): CallDirectly {
  const endpointOf = noteEndpoint(client);
  return async (operation, input) => {
    const endpoint = endpointOf();
    // Where DynamoDB is depends on region, account, environment and network; the SDK's first request shows it.
    if (!endpoint) return undefined;
    try {
      return await post(client, endpoint, { operation, body: JSON.stringify(input) });
    } catch {
      // No connection, no credentials, no JSON: the SDK will meet the same, and say what it is.
      return undefined;
    }
  };
}

interface Endpoint {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
}

/** @returns where the client's requests have gone so far */
function noteEndpoint({ middlewareStack }: DynamoDBDocumentClient): () => Endpoint | undefined {
  let endpoint: Endpoint | undefined;
  middlewareStack.add(
    (next) => (args) => {
      const { protocol, hostname, port } = args.request as Endpoint;
      endpoint = { protocol, hostname, ...(port === undefined ? {} : { port }) };
      return next(args);
    },
    { step: 'finalizeRequest', name: 'noteEndpoint' },
  );
  return () => endpoint;
}

interface Call {
  readonly operation: Operation;
  readonly body: string;
}

async function post(
  { config }: DynamoDBDocumentClient,
  endpoint: Endpoint,
  { operation, body }: Call,
): Promise<DirectAnswer> {
  const { hostname, port } = endpoint;
  const { headers = {} } = aws4.sign(
    {
      service: 'dynamodb',
      region: await config.region(),
      method: 'POST',
      path: '/',
      headers: {
        Host: port === undefined ? hostname : `${hostname}:${port}`,
        'Content-Type': CONTENT_TYPE,
        'X-Amz-Target': `${API}.${operation}`,
      },
      body,
    },
    await config.credentials(),
  );
  const { response } = (await config.requestHandler.handle({
    ...endpoint,
    method: 'POST',
    path: '/',
    query: {},
    headers: headers as Record<string, string>,
    body,
  })) as Handled;
  return { status: response.statusCode, body: JSON.parse(await text(response.body)) };
}

// The SDK's type of it is any.
interface Handled {
  readonly response: { readonly statusCode: number; readonly body: Readable };
}
