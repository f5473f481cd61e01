import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import aws4 from 'aws4';
import { updateThroughSdk, type ItemUpdate, type UpdateItem } from './update-item.ts';

const CONTENT_TYPE = 'application/x-amz-json-1.0';
const TARGET = 'DynamoDB_20120810.UpdateItem';

/**
 * Updates items past the layers of the SDK, over its connections and with its credentials: a sender makes two updates
 * a message, and in the SDK each takes a quarter of all that a message takes (docs/decisions/0014). Whatever is
 * neither done nor refused by its condition is given to the SDK, which then tries as it always does; so an update
 * may arrive twice, and must be one that says the same the second time.
 */
export function updateItemDirectly(client: DynamoDBDocumentClient): UpdateItem {
  const throughSdk = updateThroughSdk(client);
  const endpointOf = noteEndpoint(client);
  return async (update) => {
    const endpoint = endpointOf();
    // Where DynamoDB is depends on region, account, environment and network; the SDK's first request shows it.
    if (!endpoint) return throughSdk(update);

    const answer = await post(client, endpoint, JSON.stringify(inTypes(update)));
    switch (answer.kind) {
      case 'done':
        return answer.attributes;
      case 'condition-failed':
        return undefined;
      case 'failed':
        return throughSdk(update);
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

type Answer =
  | { readonly kind: 'done'; readonly attributes: Readonly<Record<string, unknown>> }
  | { readonly kind: 'condition-failed' }
  | { readonly kind: 'failed' };

async function post({ config }: DynamoDBDocumentClient, endpoint: Endpoint, body: string): Promise<Answer> {
  const { hostname, port } = endpoint;
  try {
    const { headers = {} } = aws4.sign(
      {
        service: 'dynamodb',
        region: await config.region(),
        method: 'POST',
        path: '/',
        headers: {
          Host: port === undefined ? hostname : `${hostname}:${port}`,
          'Content-Type': CONTENT_TYPE,
          'X-Amz-Target': TARGET,
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
    return readAnswer(response.statusCode, JSON.parse(await text(response.body)) as AnswerBody);
  } catch {
    // No connection, no credentials, no JSON: the SDK will meet the same, and say what it is.
    return { kind: 'failed' };
  }
}

// The SDK's type of it is any.
interface Handled {
  readonly response: { readonly statusCode: number; readonly body: Readable };
}

interface AnswerBody {
  readonly __type?: string;
  readonly Attributes?: Readonly<Record<string, { readonly S?: string; readonly N?: string }>>;
}

function readAnswer(status: number, body: AnswerBody): Answer {
  if (status === 200) {
    const attributes = Object.entries(body.Attributes ?? {}).map(
      ([name, { S, N }]) => [name, N === undefined ? S : Number(N)] as const,
    );
    return { kind: 'done', attributes: Object.fromEntries(attributes) };
  }
  return body.__type?.endsWith('#ConditionalCheckFailedException')
    ? { kind: 'condition-failed' }
    : { kind: 'failed' };
}

/** The update with its values as DynamoDB writes them: `{"S": "text"}`, `{"N": "1"}`. */
function inTypes({ Key, ExpressionAttributeValues, ...update }: ItemUpdate) {
  return { ...update, Key: typed({ ...Key }), ExpressionAttributeValues: typed(ExpressionAttributeValues) };
}

function typed(values: Readonly<Record<string, string | number>>) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? { S: value } : { N: String(value) },
    ]),
  );
}
