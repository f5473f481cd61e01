import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { z } from 'zod';

/** Variables that hold a secret on a laptop. In AWS `<name>_SECRET` says where it is: an ARN in Secrets Manager. */
export type SecretName = 'LINK_KEYS' | 'SUBSCRIBER_ID_KEY';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * A function's environment with its secrets filled in, as the schemas of environments want it. Secrets are asked for
 * once in the life of a Lambda, and stand neither in the template nor on the function's page in the console.
 *
 * @returns the same variables if none names a secret, as on a laptop
 * @throws Error if Secrets Manager does not give a secret, or there is no use for what it gives
 */
export async function loadSecrets(env: Variables, client?: SecretsManagerClient): Promise<Variables> {
  const { LINK_KEYS_SECRET, SUBSCRIBER_ID_KEY_SECRET } = env;
  if (LINK_KEYS_SECRET === undefined && SUBSCRIBER_ID_KEY_SECRET === undefined) return env;
  const secrets = client ?? connectSecrets();
  const [linkKeys, idKey] = await Promise.all([
    LINK_KEYS_SECRET && loadSecret(secrets, LINK_KEYS_SECRET),
    SUBSCRIBER_ID_KEY_SECRET && loadSecret(secrets, SUBSCRIBER_ID_KEY_SECRET),
  ]);
  return {
    ...env,
    ...(linkKeys ? { LINK_KEYS: linkKeysOf(linkKeys) } : {}),
    ...(idKey ? { SUBSCRIBER_ID_KEY: idKey } : {}),
  };
}

const CONNECT_TIMEOUT_MS = 2_000;
const REQUEST_TIMEOUT_MS = 5_000;

function connectSecrets(): SecretsManagerClient {
  return new SecretsManagerClient({
    requestHandler: {
      connectionTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      // Without it the SDK only logs a warning when the time is over, and goes on waiting.
      throwOnRequestTimeout: true,
    },
  });
}

async function loadSecret(client: SecretsManagerClient, arn: string): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
  if (!SecretString) throw new Error(`The secret ${arn} has no text`);
  return SecretString;
}

// CloudFormation generates one value at the top of a JSON object, so that the secret is kept flat:
// {"current": "k1", "k1": "..."}.
const KeptLinkKeys = z.record(z.string(), z.string()).and(z.object({ current: z.string() }));

function linkKeysOf(text: string): string {
  const { current, ...secrets } = KeptLinkKeys.parse(JSON.parse(text));
  return JSON.stringify({ current, secrets });
}
