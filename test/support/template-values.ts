import { readFileSync } from 'node:fs';

export interface TemplateResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

const ACCOUNT = '123456789012';

/** What a template comes to once it is deployed: every reference has its value, made up from logical ids. */
export class TemplateValues {
  readonly resources: Readonly<Record<string, TemplateResource>>;
  readonly outputs: Readonly<Record<string, { readonly Value: unknown }>>;
  readonly #region: string;
  readonly #queuesAt: string;

  /** @param where `queuesAt` is where queues answer: the SDK goes to the address of a queue and to no other */
  constructor(path: string, where: { readonly region: string; readonly queuesAt: string }) {
    const template = JSON.parse(readFileSync(path, 'utf8')) as {
      readonly Resources: Record<string, TemplateResource>;
      readonly Outputs: Record<string, { readonly Value: unknown }>;
    };
    this.resources = template.Resources;
    this.outputs = template.Outputs;
    this.#region = where.region;
    this.#queuesAt = where.queuesAt;
  }

  /** The logical ids of all resources of a type. */
  idsOf(type: string): string[] {
    return Object.keys(this.resources).filter((id) => this.resources[id]?.Type === type);
  }

  /** The value of `{ Ref }`, `{ Fn::GetAtt }`, `{ Fn::Join }`, and of everything in a list or an object. */
  resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.resolve(each));
    if (typeof value !== 'object' || value === null) return value;
    if ('Ref' in value) return this.#ref(String(value.Ref));
    if ('Fn::GetAtt' in value) return this.arnOf(String((value['Fn::GetAtt'] as unknown[])[0]));
    if ('Fn::Join' in value) {
      const [separator, parts] = value['Fn::Join'] as [string, unknown[]];
      return parts.map((part) => String(this.resolve(part))).join(separator);
    }
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.resolve(each)]));
  }

  text(value: unknown): string {
    return String(this.resolve(value));
  }

  arnOf(id: string): string {
    const place = `${this.#region}:${ACCOUNT}`;
    switch (this.resources[id]?.Type) {
      case 'AWS::DynamoDB::Table':
        return `arn:aws:dynamodb:${place}:table/${id}`;
      case 'AWS::S3::Bucket':
        return `arn:aws:s3:::${id.toLowerCase()}`;
      case 'AWS::SQS::Queue':
        return `arn:aws:sqs:${place}:${id}`;
      case 'AWS::SecretsManager::Secret':
        return `arn:aws:secretsmanager:${place}:secret:${id}-AbCdEf`;
      default:
        return `arn:aws:something:${place}:${id}`;
    }
  }

  #ref(id: string): string {
    const pseudo: Record<string, string> = {
      'AWS::AccountId': ACCOUNT,
      'AWS::Region': this.#region,
      'AWS::Partition': 'aws',
    };
    if (pseudo[id] !== undefined) return pseudo[id];
    switch (this.resources[id]?.Type) {
      case 'AWS::S3::Bucket':
        return id.toLowerCase();
      case 'AWS::SQS::Queue':
        return `${this.#queuesAt}/${ACCOUNT}/${id}`;
      case 'AWS::SecretsManager::Secret':
        return this.arnOf(id);
      default:
        return id;
    }
  }
}
