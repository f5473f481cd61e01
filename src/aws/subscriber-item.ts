import { z } from 'zod';
import type { Subscriber } from '../subscribers/subscriber.ts';
import { ConsentFacts } from './consent-facts.ts';
import { subscriberKey } from './table-keys.ts';

// As JSON: a text can be compared in a condition by every DynamoDB, the embedded one included; a map or list cannot.
const jsonText = z.string().transform((text): unknown => JSON.parse(text));

const SubscriberItem = z.object({
  SK: z.string(),
  address: z.string(),
  status: z.enum(['pending', 'confirmed', 'unsubscribed', 'suppressed']),
  since: z.string(),
  requestedAt: z.string().exactOptional(),
  confirmBy: z.string().exactOptional(),
  replaces: z.string().exactOptional(),
  pausedUntil: z.string().exactOptional(),
  formerly: z.enum(['confirmed', 'unsubscribed']).exactOptional(),
  movedAt: z.string().exactOptional(),
  clearedAt: z.string().exactOptional(),
  suppressedBy: z.enum(['soft-bounces', 'hard-bounce', 'complaint', 'operator']).exactOptional(),
  imported: jsonText.pipe(ConsentFacts).exactOptional(),
  softBounces: jsonText.pipe(z.array(z.object({ issueId: z.string(), at: z.string() }))).exactOptional(),
});

/** Every attribute besides the key. All are text. */
const ATTRIBUTES = Object.keys(SubscriberItem.omit({ SK: true }).shape);

/** The item that a subscriber is kept as; the only shape that may be written under a subscriber's key. */
export function subscriberItem({ id, imported, softBounces, ...attributes }: Subscriber) {
  return {
    ...subscriberKey(id),
    ...attributes,
    ...(imported ? { imported: JSON.stringify(imported) } : {}),
    ...(softBounces ? { softBounces: JSON.stringify(softBounces) } : {}),
  };
}

/** @throws ZodError if it is no subscriber's item */
export function subscriberOf(item: Record<string, unknown>): Subscriber {
  const { SK, ...attributes } = SubscriberItem.parse(item);
  return { id: SK, ...attributes };
}

/**
 * The condition that an item is still what a subscriber was read as: every attribute, those that it did not have
 * included. A decision is made from all of them, so that a change of any must have it made again.
 */
export function stillAs(subscriber: Subscriber) {
  const item: Readonly<Record<string, string | undefined>> = subscriberItem(subscriber);
  const held = ATTRIBUTES.flatMap((name) => {
    const value = item[name];
    return value === undefined ? [] : ([[`:${name}`, value]] as const);
  });
  return {
    ConditionExpression: ATTRIBUTES.map((name) =>
      item[name] === undefined ? `attribute_not_exists(#${name})` : `#${name} = :${name}`,
    ).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(ATTRIBUTES.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(held),
  };
}
