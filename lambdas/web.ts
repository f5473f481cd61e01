import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { connectSite } from '../src/aws/connect-site.ts';
import { loadSecrets } from '../src/aws/load-secrets.ts';
import { logLine } from '../src/aws/log-line.ts';
import { WebEnv } from '../src/aws/web-env.ts';
import { readWebEvent, writeWebResult } from '../src/aws/web-event.ts';
import { createSite } from '../src/site/create-site.ts';
import type { SitePorts } from '../src/site/site-ports.ts';

type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

let connected: Handler | undefined;

/** Connected at the first event, so that importing this file asks nothing of the environment. */
export const handler: Handler = async (event) => {
  connected ??= createHandler(connectSite(WebEnv.parse(await loadSecrets(process.env)), logLine));
  return connected(event);
};

/** Serves the public site behind an HTTP API. */
export function createHandler(ports: SitePorts): Handler {
  const site = createSite(ports);
  return async (event) => {
    const request = readWebEvent(event);
    if (!request)
      return { statusCode: 400, headers: { 'content-type': 'text/plain' }, body: 'Bad request\n' };
    // The context knows who has connected; X-Forwarded-For says what the client wants it to.
    const response = await site.fetch(request, { ip: event.requestContext.http.sourceIp });
    return writeWebResult(response);
  };
}
