import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import {
  DescribeSecretCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { paginateListSubscriptionsByTopic, SNSClient } from '@aws-sdk/client-sns';

/** What SNS says in the place of an ARN. */
const UNCONFIRMED = 'PendingConfirmation';

/** What a stack is made of. */
export class StackResources {
  readonly #idsByType: ReadonlyMap<string, readonly string[]>;

  private constructor(idsByType: ReadonlyMap<string, readonly string[]>) {
    this.#idsByType = idsByType;
  }

  static async load(stack: string, client = new CloudFormationClient({})): Promise<StackResources> {
    const ids = new Map<string, string[]>();
    for await (const { StackResourceSummaries = [] } of paginateListStackResources(
      { client },
      { StackName: stack },
    )) {
      for (const { ResourceType = '', PhysicalResourceId } of StackResourceSummaries)
        if (PhysicalResourceId) ids.set(ResourceType, [...(ids.get(ResourceType) ?? []), PhysicalResourceId]);
    }
    return new StackResources(ids);
  }

  /** @param type as CloudFormation names it, such as `AWS::CloudWatch::Alarm` */
  idsOf(type: string): readonly string[] {
    return this.#idsByType.get(type) ?? [];
  }

  /** Who is told of what the stack's topics say by mail, and whether they have followed the link that asks them. */
  async loadMailReceivers(
    client = new SNSClient({}),
  ): Promise<readonly { readonly address: string; readonly isConfirmed: boolean }[]> {
    const receivers = [];
    for (const TopicArn of this.idsOf('AWS::SNS::Topic')) {
      for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client }, { TopicArn })) {
        for (const { Protocol, Endpoint = '', SubscriptionArn } of Subscriptions)
          if (Protocol === 'email')
            receivers.push({ address: Endpoint, isConfirmed: SubscriptionArn !== UNCONFIRMED });
      }
    }
    return receivers;
  }

  /** Whether each of the stack's secrets can be read. Their values are not asked for. */
  async loadSecrets(
    client = new SecretsManagerClient({}),
  ): Promise<readonly { readonly isThere: boolean }[]> {
    const isThere = async (SecretId: string): Promise<boolean> => {
      try {
        const { DeletedDate } = await client.send(new DescribeSecretCommand({ SecretId }));
        return DeletedDate === undefined;
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return false;
        throw error;
      }
    };
    const ids = this.idsOf('AWS::SecretsManager::Secret');
    return Promise.all(ids.map(async (id) => ({ isThere: await isThere(id) })));
  }
}
