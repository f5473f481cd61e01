import { describe, expect, it } from '@jest/globals';
import { SendChunkEnv } from '../../src/aws/send-chunk-env.ts';

const LINK_KEYS = JSON.stringify({ current: 'a', secrets: { a: 's'.repeat(32) } });

describe('SendChunkEnv', () => {
  it('needs a table and keys, and knows the rest', () => {
    expect(SendChunkEnv.parse({ TABLE_NAME: 'waybill', LINK_KEYS, PATH: '/bin' })).toEqual({
      TABLE_NAME: 'waybill',
      LINK_KEYS: { current: 'a', secrets: { a: 's'.repeat(32) } },
      SEND_CONCURRENCY: 25,
      SEND_RATE_SHARE: 0.8,
      SES_TIMEOUT_MS: 15_000,
      CLAIM_SECONDS: 300,
    });
  });

  it.each([
    ['TABLE_NAME', ''],
    ['LINK_KEYS', '{'],
    ['LINK_KEYS', '{"current": "a", "secrets": {}}'],
    ['SEND_CONCURRENCY', 'many'],
    ['SEND_RATE_SHARE', '1'],
    ['LOCAL_SES_URL', 'http://mail.example.com:80'],
  ])('refuses %s as %j, and names it without its value', (name, value) => {
    const parsed = SendChunkEnv.safeParse({ TABLE_NAME: 'waybill', LINK_KEYS, [name]: value });
    expect(parsed.error?.issues[0]?.path[0]).toBe(name);
    expect(parsed.error?.message).not.toContain('ssss');
  });
});
