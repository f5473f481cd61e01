import { describe, expect, it } from '@jest/globals';
import type { Access, Environment } from '../../lib/access.ts';
import type { SendChunkEnv } from '../../src/aws/send-chunk-env.ts';
import type { SweepEnv } from '../../src/aws/sweep-env.ts';

const access: Access = { value: 'name', grantTo: () => undefined };
const sweep = { TABLE_NAME: access, CHUNK_QUEUE_URL: access, CONFIGURATION_SET: access };
const send = { ...sweep, LINK_KEYS_SECRET: access };

// Each line below a directive must not compile; "npm run types" fails if one does.
const environments = {
  complete: [
    sweep satisfies Environment<typeof SweepEnv>,
    { ...sweep, REPORT_TO: 'desk@example.com', SETTLE_MINUTES: undefined } satisfies Environment<
      typeof SweepEnv
    >,
    send satisfies Environment<typeof SendChunkEnv>,
  ],
  wrong: [
    // @ts-expect-error -- the table is missing
    { CHUNK_QUEUE_URL: access, CONFIGURATION_SET: access } satisfies Environment<typeof SweepEnv>,
    // @ts-expect-error -- the schema lets a laptop do without a queue; in AWS there is one
    { TABLE_NAME: access, CONFIGURATION_SET: access } satisfies Environment<typeof SweepEnv>,
    // @ts-expect-error -- a name without its grant
    { ...sweep, TABLE_NAME: 'name' } satisfies Environment<typeof SweepEnv>,
    // @ts-expect-error -- nobody reads it
    { ...sweep, TABEL_NAME: access } satisfies Environment<typeof SweepEnv>,
    // @ts-expect-error -- a secret itself
    { ...send, LINK_KEYS: '{}' } satisfies Environment<typeof SendChunkEnv>,
    // @ts-expect-error -- for laptops
    { ...sweep, LOCAL_SES_URL: 'http://127.0.0.1:1' } satisfies Environment<typeof SweepEnv>,
  ],
};

describe('the environment of a function', () => {
  it('is checked against the schema that the function reads it with, by the compiler', () => {
    expect([environments.complete.length, environments.wrong.length]).toEqual([3, 6]);
  });
});
