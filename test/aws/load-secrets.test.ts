import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { loadSecrets } from '../../src/aws/load-secrets.ts';
import { LinkKeys } from '../../src/subscribers/link-keys.ts';

const LINK_KEYS_SECRET = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:links';
const SUBSCRIBER_ID_KEY_SECRET = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:ids';
const [OLD, NEW] = ['o'.repeat(64), 'n'.repeat(64)];

function secretsManager(secrets: Readonly<Record<string, string>>) {
  const client = new SecretsManagerClient({ region: 'eu-west-1' });
  mockClient(client)
    .on(GetSecretValueCommand)
    .callsFake(({ SecretId }: { SecretId: string }) => ({ SecretString: secrets[SecretId] }));
  return client;
}

describe('the secrets of a function', () => {
  it('are filled in where the environment says where they are', async () => {
    const client = secretsManager({
      [LINK_KEYS_SECRET]: JSON.stringify({ current: 'k2', k1: OLD, k2: NEW }),
      [SUBSCRIBER_ID_KEY_SECRET]: 'i'.repeat(64),
    });
    const env = await loadSecrets({ TABLE_NAME: 't', LINK_KEYS_SECRET, SUBSCRIBER_ID_KEY_SECRET }, client);
    expect(env).toMatchObject({ TABLE_NAME: 't', SUBSCRIBER_ID_KEY: 'i'.repeat(64) });
    expect(LinkKeys.parse(JSON.parse(env.LINK_KEYS ?? ''))).toEqual({
      current: 'k2',
      secrets: { k1: OLD, k2: NEW },
    });
  });

  it('are not asked for where there are none, as on a laptop', async () => {
    const env = { TABLE_NAME: 't', LINK_KEYS: '{}' };
    expect(await loadSecrets(env)).toBe(env);
  });

  it('are only those that are named', async () => {
    const client = secretsManager({ [LINK_KEYS_SECRET]: JSON.stringify({ current: 'k1', k1: OLD }) });
    expect(await loadSecrets({ LINK_KEYS_SECRET }, client)).not.toHaveProperty('SUBSCRIBER_ID_KEY');
  });

  it.each([
    ['is gone', {}, `The secret ${LINK_KEYS_SECRET} has no text`],
    ['names no current key', { [LINK_KEYS_SECRET]: JSON.stringify({ k1: OLD }) }, 'current'],
    ['is no JSON', { [LINK_KEYS_SECRET]: 'k1' }, 'JSON'],
  ])('stop the function if one %s', async (_what, secrets, message) => {
    await expect(loadSecrets({ LINK_KEYS_SECRET }, secretsManager(secrets))).rejects.toThrow(message);
  });
});
