import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { typed, untyped, type AttributeValues } from './attribute-values.ts';
import type { CallDirectly, DirectAnswer } from './call-directly.ts';
import { updateThroughSdk, type ItemUpdate, type UpdateItem } from './update-item.ts';

/**
 * Updates items past the layers of the SDK: a sender makes two updates a message, and in the SDK each takes a quarter
 * of all that a message takes. Whatever is neither done nor refused by its condition is given to the SDK, which then
 * tries as it always does; so an update may arrive twice, and must be one that says the same the second time.
 */
export function updateItemDirectly(client: DynamoDBDocumentClient, call: CallDirectly): UpdateItem {
  const throughSdk = updateThroughSdk(client);
  return async (update) => {
    const answer = await call('UpdateItem', inTypes(update));
    if (answer?.status === 200) return untyped((answer.body as Updated).Attributes ?? {});
    return answer && isRefused(answer) ? undefined : throughSdk(update);
  };
}

interface Updated {
  readonly Attributes?: AttributeValues;
}

function isRefused({ body }: DirectAnswer): boolean {
  const error = body as { readonly __type?: string } | null;
  return error?.__type?.endsWith('#ConditionalCheckFailedException') === true;
}

function inTypes({ Key, ExpressionAttributeValues, ...update }: ItemUpdate) {
  return { ...update, Key: typed({ ...Key }), ExpressionAttributeValues: typed(ExpressionAttributeValues) };
}
