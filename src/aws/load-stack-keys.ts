import { StackError } from './stack-error.ts';
import { loadSecrets } from './load-secrets.ts';
import type { StackOutputs } from './stack-outputs.ts';
import { WebEnv } from './web-env.ts';

const StackKeys = WebEnv.pick({ LINK_KEYS: true, SUBSCRIBER_ID_KEY: true });

/**
 * The keys that the functions of a stack sign links and make subscriber ids with.
 *
 * @throws StackError if AWS does not give them to us
 */
export async function loadStackKeys(
  stack: string,
  { LinkKeysSecretArn, SubscriberIdKeySecretArn }: StackOutputs,
): Promise<{
  readonly linkKeys: WebEnv['LINK_KEYS'];
  readonly subscriberIdKey: string;
}> {
  const secrets = await read(stack, {
    LINK_KEYS_SECRET: LinkKeysSecretArn,
    SUBSCRIBER_ID_KEY_SECRET: SubscriberIdKeySecretArn,
  });
  const { LINK_KEYS: linkKeys, SUBSCRIBER_ID_KEY: subscriberIdKey } = StackKeys.parse(secrets);
  return { linkKeys, subscriberIdKey };
}

async function read(stack: string, places: Readonly<Record<string, string>>) {
  try {
    return await loadSecrets(places);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    throw new StackError(
      `AWS does not give the keys of the stack "${stack}": ${message} (${name}). It takes the permission secretsmanager:GetSecretValue.`,
      { cause: error },
    );
  }
}
