import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/**
 * An event of an HTTP API (payload format 2.0) as the request that it stands for.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 *
 * @returns undefined if no request can be like that, such as one of a method that fetch refuses
 */
export function readWebEvent(event: APIGatewayProxyEventV2): Request | undefined {
  const { method } = event.requestContext.http;
  const query = event.rawQueryString === '' ? '' : `?${event.rawQueryString}`;
  // The host is what the client says it is: the site knows its own address and asks for no other.
  const url = `http://site.invalid/${event.rawPath.replace(/^\/+/, '')}${query}`;
  try {
    const hasBody = method !== 'GET' && method !== 'HEAD' && event.body !== undefined;
    return new Request(url, {
      method,
      headers: headersOf(event),
      ...(hasBody ? { body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8') } : {}),
    });
  } catch {
    return undefined;
  }
}

/** An answer as an HTTP API wants it. */
export async function writeWebResult(response: Response): Promise<APIGatewayProxyStructuredResultV2> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const isText = TEXT.test(response.headers.get('content-type') ?? 'text/plain');
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: bytes.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  };
}

const TEXT = /^text\/|[/+](?:json|xml)\b/;

function headersOf({ headers }: APIGatewayProxyEventV2): Headers {
  const entries = Object.entries(headers).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return new Headers(entries);
}
