import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { conditionally } from './conditionally.ts';
import type { ItemKey } from './table-keys.ts';

/** A conditional change of one item, as the `UpdateItem` of DynamoDB takes it, with texts and whole numbers only. */
export interface ItemUpdate {
  readonly TableName: string;
  readonly Key: ItemKey;
  readonly UpdateExpression: string;
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues: Readonly<Record<string, string | number>>;
  readonly ReturnValues?: 'UPDATED_NEW';
}

/** @returns the attributes that were asked for, or undefined if the condition did not hold */
export type UpdateItem = (update: ItemUpdate) => Promise<Readonly<Record<string, unknown>> | undefined>;

/** Updates items as the SDK does: it tries again, and knows what to do about clocks and credentials. */
export function updateThroughSdk(client: DynamoDBDocumentClient): UpdateItem {
  return async (update) => {
    const { Key, ExpressionAttributeNames, ExpressionAttributeValues, ...rest } = update;
    const command = new UpdateCommand({
      ...rest,
      Key: { ...Key },
      ExpressionAttributeNames: { ...ExpressionAttributeNames },
      ExpressionAttributeValues: { ...ExpressionAttributeValues },
    });
    const answer = await conditionally(client.send(command));
    return answer && (answer.Attributes ?? {});
  };
}
