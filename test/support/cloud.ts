import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { startEmbeddedDynamo } from '../../src/local/embedded-dynamo.ts';
import { listenLocally } from '../../src/local/listen-locally.ts';
import type { SesEvent } from '../../src/local/ses-event.ts';
import { startSesStandIn, type SesStandIn } from '../../src/local/ses-stand-in.ts';
import { json, xml, type Answer, type Call, type Request } from './cloud-call.ts';
import { callBucket } from './call-bucket.ts';
import { createPolicies, type AwsRequest } from './template-policies.ts';
import { TemplateValues } from './template-values.ts';

/** What `localConnection` signs with, for what a test does itself; all else is the logical id of a function. */
export const OPERATOR = 'local';

/**
 * The AWS that a template would be deployed to, as far as its functions know it: an embedded DynamoDB, the SES stand-in,
 * and a few calls of S3, SQS, Secrets Manager and CloudFormation. Each function signs with its own name, and is refused
 * what the template's policies do not let it do.
 */
export class Cloud {
  readonly ses: SesStandIn;
  readonly objects = new Map<string, Buffer>();
  readonly queues = new Map<string, string[]>();
  readonly secrets = new Map<string, string>();
  /** What SES has published and nobody has taken yet. */
  readonly events: SesEvent[];
  readonly denied: string[] = [];
  readonly url: string;
  readonly values: TemplateValues;
  readonly #isAllowed: (functionId: string, request: AwsRequest) => boolean;
  readonly #close: () => Promise<void>;

  private constructor(
    parts: Pick<Cloud, 'ses' | 'events' | 'url' | 'values'> & { close: () => Promise<void> },
  ) {
    this.ses = parts.ses;
    this.events = parts.events;
    this.url = parts.url;
    this.values = parts.values;
    this.#isAllowed = createPolicies(parts.values);
    this.#close = parts.close;
  }

  static async start(options: {
    readonly template: string;
    readonly region: string;
    readonly folder: string;
  }): Promise<Cloud> {
    const events: SesEvent[] = [];
    const dynamo = await startEmbeddedDynamo();
    const ses = await startSesStandIn({
      folder: options.folder,
      maxSendRate: 1_000,
      max24HourSend: 10_000,
      now: () => new Date(),
      onEvent: (event) => void events.push(event),
    });
    const front: { cloud?: Cloud } = {};
    const server = createServer((request, response) => {
      void readRequest(request)
        .then((read) => front.cloud!.#answer(read, { dynamo: dynamo.url, ses: ses.url }))
        .catch((error: unknown): Answer => ({ status: 500, body: String(error) }))
        .then((answer) => write(response, answer));
    });
    const listening = await listenLocally(server);
    const values = new TemplateValues(options.template, { region: options.region, queuesAt: listening.url });
    const close = async () => {
      await listening.close();
      await Promise.all([dynamo.close(), ses.close()]);
    };
    front.cloud = new Cloud({ ses, events, values, url: listening.url, close });
    return front.cloud;
  }

  close(): Promise<void> {
    return this.#close();
  }

  async #answer(
    request: Request,
    backends: { readonly dynamo: string; readonly ses: string },
  ): Promise<Answer> {
    const [, principal = '', service = ''] =
      /Credential=([^/]+)\/\d+\/[^/]+\/([^/]+)/.exec(request.headers.authorization ?? '') ?? [];
    const call = this.#callOf(service, request, { principal, ...backends });
    if (principal !== OPERATOR && !this.#isAllowed(principal, call)) {
      this.denied.push(`${principal} ${call.action} ${call.resources.join(' ')}`);
      return call.denial;
    }
    return call.answer();
  }

  #callOf(
    service: string,
    request: Request,
    where: { readonly principal: string; readonly dynamo: string; readonly ses: string },
  ): Call {
    switch (service) {
      case 'dynamodb':
        return this.#dynamoCall(request, where.dynamo);
      case 'ses':
        return this.#sesCall(request, where.ses);
      case 's3':
        return callBucket(request, {
          objects: this.objects,
          isAllowed: (one) => where.principal === OPERATOR || this.#isAllowed(where.principal, one),
        });
      case 'sqs':
        return this.#sqsCall(request);
      case 'secretsmanager':
        return this.#secretsCall(request);
      case 'cloudformation':
        return this.#stackCall(request);
      default:
        throw new Error(`Nothing stands in for ${service}`);
    }
  }

  #dynamoCall(request: Request, url: string): Call {
    const [table = ''] = this.values.idsOf('AWS::DynamoDB::Table');
    return {
      action: `dynamodb:${targetOf(request)}`,
      resources: [this.values.arnOf(table)],
      denial: json(400, { __type: 'com.amazon.coral.service#AccessDeniedException', message: 'denied' }),
      answer: () => forward(request, url),
    };
  }

  #sesCall(request: Request, url: string): Call {
    const form = new URLSearchParams(request.body.toString());
    const from = form.get('Source') ?? '';
    const place = this.values.text({
      'Fn::Join': [':', [{ Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }]],
    });
    const arn = (resource: string) => `arn:aws:ses:${place}:${resource}`;
    const isSend = form.get('Action') === 'SendRawEmail';
    return {
      action: `ses:${form.get('Action') ?? ''}`,
      resources: isSend
        ? [
            arn(`identity/${from.slice(from.indexOf('@') + 1)}`),
            arn(`configuration-set/${form.get('ConfigurationSetName') ?? 'none'}`),
          ]
        : ['*'],
      facts: { 'ses:FromAddress': from },
      denial: xml(403, '<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>'),
      answer: () => forward(request, url),
    };
  }

  #sqsCall(request: Request): Call {
    const { QueueUrl, Entries = [] } = JSON.parse(request.body.toString()) as {
      readonly QueueUrl: string;
      readonly Entries?: readonly { readonly MessageBody: string }[];
    };
    const id = QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1);
    return {
      action: `sqs:${targetOf(request).replace(/Batch$/, '')}`,
      resources: [this.values.arnOf(id)],
      denial: json(400, { __type: 'com.amazon.coral.service#AccessDeniedException', message: 'denied' }),
      answer: () => {
        const bodies = Entries.map(({ MessageBody }) => MessageBody);
        this.queues.set(id, [...(this.queues.get(id) ?? []), ...bodies]);
        return json(200, { Successful: [], Failed: [] });
      },
    };
  }

  #secretsCall(request: Request): Call {
    const { SecretId } = JSON.parse(request.body.toString()) as { readonly SecretId: string };
    return {
      action: `secretsmanager:${targetOf(request)}`,
      resources: [SecretId],
      denial: json(400, { __type: 'AccessDeniedException', Message: 'denied' }),
      answer: () => json(200, { ARN: SecretId, SecretString: this.secrets.get(SecretId) }),
    };
  }

  /** The outputs of the stack, which the command line finds everything by. */
  #stackCall({ body }: Request): Call {
    const action = new URLSearchParams(body.toString()).get('Action') ?? '';
    const members = Object.entries(this.values.outputs).map(
      ([key, { Value }]) =>
        `<member><OutputKey>${key}</OutputKey><OutputValue>${this.values.text(Value)}</OutputValue></member>`,
    );
    const stacks = `<Stacks><member><Outputs>${members.join('')}</Outputs></member></Stacks>`;
    return {
      action: `cloudformation:${action}`,
      resources: ['*'],
      denial: xml(403, '<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>'),
      answer: () =>
        xml(200, `<${action}Response><${action}Result>${stacks}</${action}Result></${action}Response>`),
    };
  }
}

async function readRequest(request: IncomingMessage): Promise<Request> {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'http://cloud.invalid'),
    headers,
    body: await buffer(request),
  };
}

function targetOf({ headers }: Request): string {
  return headers['x-amz-target']?.split('.').at(-1) ?? '';
}

async function forward({ method, url, headers, body }: Request, to: string): Promise<Answer> {
  const { host: _ours, connection: _connection, 'content-length': _length, ...rest } = headers;
  const answer = await fetch(`${to}${url.pathname}${url.search}`, { method, headers: rest, body });
  const type = answer.headers.get('content-type') ?? 'text/plain';
  return {
    status: answer.status,
    body: Buffer.from(await answer.arrayBuffer()),
    headers: { 'content-type': type },
  };
}

function write(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, headers).end(body);
}
