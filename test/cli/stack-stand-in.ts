import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { startLocalServices, type LocalServices } from '../../src/local/local-services.ts';
import { TABLE_NAME } from '../../src/local/local-endpoints.ts';

/** A deployed stack called `demo` as the command line sees one: what AWS answers about it, by HTTP on this machine. */
export interface StackStandIn {
  readonly services: LocalServices;
  /** Environment that leads the SDK here. */
  readonly env: Readonly<Record<string, string>>;
  /** Objects of all buckets, by `/bucket/key`. */
  readonly objects: Map<string, Buffer>;
  /** Subscribers of the chunks that were put on the queue. */
  readonly queued: string[];
  /** Elements within the answer to an action of SES; without one the stand-in for SES answers. */
  readonly sesAnswers: Map<string, string>;
  /** Of CloudFormation: type and id. */
  readonly resources: [type: string, id: string][];
  /** Of the topics: address, and ARN or `PendingConfirmation`. */
  readonly mailReceivers: [address: string, arn: string][];
  /** Of Secrets Manager, by ARN. */
  readonly secrets: Map<string, string>;
  readonly siteUrl: string;
  close(): Promise<void>;
}

/** ARNs of the stack's secrets. */
export const SECRETS = {
  links: 'arn:aws:secretsmanager:::secret:links',
  ids: 'arn:aws:secretsmanager:::secret:ids',
};

export async function startStackStandIn(folder: string): Promise<StackStandIn> {
  const services = await startLocalServices({ folder, siteUrl: 'https://daily.example.com' });
  const objects = new Map<string, Buffer>();
  const queued: string[] = [];
  const sesAnswers = new Map<string, string>();
  const resources: [string, string][] = [];
  const mailReceivers: [string, string][] = [];
  const secretTexts = new Map<string, string>();

  const site = await serve(() => [200, 'Subscribe']);
  const sqs = await serve((_request, body) => {
    const { Entries } = JSON.parse(body.toString()) as { Entries: { MessageBody: string }[] };
    for (const { MessageBody } of Entries)
      queued.push(...(JSON.parse(MessageBody) as { subscriberIds: string[] }).subscriberIds);
    return [200, '{"Successful":[],"Failed":[]}'];
  });
  const s3 = await serve(({ method, url = '', headers }, body) => {
    const path = url.split('?', 1)[0]!;
    if (method === 'PUT' && headers['if-none-match'] === '*' && objects.has(path))
      return [412, '<Error><Code>PreconditionFailed</Code></Error>'];
    if (method === 'PUT') objects.set(path, body);
    const object = objects.get(path);
    return object ? [200, method === 'PUT' ? '' : object] : [404, '<Error><Code>NoSuchKey</Code></Error>'];
  });
  const ses = await serve(async (_request, body) => {
    const action = new URLSearchParams(body.toString()).get('Action') ?? '';
    const answer = sesAnswers.get(action);
    if (answer !== undefined) return [200, xml(action, answer)];
    const passed = await fetch(services.endpoints.sesUrl, { method: 'POST', body });
    return [passed.status, await passed.text()];
  });
  const secrets = await serve(({ headers }, body) => {
    if (headers['x-amz-target'] !== 'secretsmanager.GetSecretValue') return [200, '{"ARN":"arn"}'];
    const { SecretId } = JSON.parse(body.toString()) as { SecretId: string };
    const SecretString = secretTexts.get(SecretId);
    return SecretString === undefined
      ? [400, '{"__type":"AccessDeniedException","message":"You may not read it"}']
      : [200, JSON.stringify({ SecretString })];
  });
  const cloudFormation = await serve((_request, body) => {
    const asked = new URLSearchParams(body.toString());
    const [action, name] = [asked.get('Action') ?? '', asked.get('StackName') ?? ''];
    if (name !== 'demo') return [400, noSuchStack(name)];
    return [200, xml(action, action === 'DescribeStacks' ? described() : listed())];
  });
  const described = () => {
    const outputs = {
      TableName: TABLE_NAME,
      ChunkQueueUrl: `${urlOf(sqs)}/000000000000/chunks`,
      IssueBucketName: 'issues',
      ConfigurationSetName: 'waybill',
      SiteUrl: urlOf(site),
      LinkKeysSecretArn: SECRETS.links,
      SubscriberIdKeySecretArn: SECRETS.ids,
    };
    const members = Object.entries(outputs).map(
      ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
    );
    return `<Stacks><member><StackName>demo</StackName><Outputs>${members.join('')}</Outputs></member></Stacks>`;
  };
  const listed = () =>
    `<StackResourceSummaries>${resources
      .map(
        ([type, id]) =>
          `<member><ResourceType>${type}</ResourceType><PhysicalResourceId>${id}</PhysicalResourceId></member>`,
      )
      .join('')}</StackResourceSummaries>`;

  const sns = await serve(() => [200, xml('ListSubscriptionsByTopic', subscribed())]);
  const subscribed = () =>
    `<Subscriptions>${mailReceivers
      .map(
        ([address, arn]) =>
          `<member><Protocol>email</Protocol><Endpoint>${address}</Endpoint><SubscriptionArn>${arn}</SubscriptionArn></member>`,
      )
      .join('')}</Subscriptions>`;

  const servers = [site, sqs, s3, ses, secrets, cloudFormation, sns];
  return {
    services,
    objects,
    queued,
    sesAnswers,
    resources,
    mailReceivers,
    secrets: secretTexts,
    siteUrl: urlOf(site),
    env: {
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'AKID',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ENDPOINT_URL_CLOUDFORMATION: urlOf(cloudFormation),
      AWS_ENDPOINT_URL_DYNAMODB: services.endpoints.dynamodbUrl,
      AWS_ENDPOINT_URL_S3: urlOf(s3),
      AWS_ENDPOINT_URL_SES: urlOf(ses),
      AWS_ENDPOINT_URL_SNS: urlOf(sns),
      AWS_ENDPOINT_URL_SQS: urlOf(sqs),
      AWS_ENDPOINT_URL_SECRETS_MANAGER: urlOf(secrets),
    },
    close: async () => {
      await services.close();
      for (const server of servers) server.close().closeAllConnections();
    },
  };
}

type Answer = readonly [status: number, body: string | Buffer];

async function serve(
  answer: (request: IncomingMessage, body: Buffer) => Answer | Promise<Answer>,
): Promise<Server> {
  const server = createServer((request, response) => {
    void (async () => {
      const [status, text] = await answer(request, await buffer(request));
      response.writeHead(status).end(text);
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function noSuchStack(name: string): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id ${name} does not exist</Message></Error></ErrorResponse>`;
}

function xml(action: string, result: string): string {
  return `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`;
}
