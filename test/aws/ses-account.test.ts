import '../support/know-errors-of-node.ts';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetAccountSendingEnabledCommand, GetSendQuotaCommand, SESClient } from '@aws-sdk/client-ses';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { connectAccount } from '../../src/aws/connect-account.ts';
import { SesAccount } from '../../src/aws/ses-account.ts';
import { startSesStandIn } from '../../src/local/ses-stand-in.ts';

describe('SesAccount', () => {
  it('reads the limits off the stand-in', async () => {
    const ses = await startSesStandIn({
      folder: await mkdtemp(join(tmpdir(), 'ses-')),
      maxSendRate: 14,
      max24HourSend: 50_000,
      now: () => new Date('2025-06-10T06:00:00.000Z'),
    });
    const account = connectAccount(ses.url);
    expect(await account.loadQuota()).toEqual({
      maxSendRate: 14,
      max24HourSend: 50_000,
      sentLast24Hours: 0,
    });
    expect(await account.isSendingEnabled()).toBe(true);
    await ses.close();
  });

  it('takes a missing answer for sending switched off, not for switched on', async () => {
    const client = new SESClient({ region: 'us-east-1' });
    const mock = mockClient(client);
    mock.on(GetAccountSendingEnabledCommand).resolvesOnce({ Enabled: false }).resolvesOnce({});
    const account = new SesAccount(client);
    expect([await account.isSendingEnabled(), await account.isSendingEnabled()]).toEqual([false, false]);
  });

  it('takes a missing limit for a broken answer, not for 0', async () => {
    const client = new SESClient({ region: 'us-east-1' });
    mockClient(client).on(GetSendQuotaCommand).resolves({ MaxSendRate: 14 });
    await expect(new SesAccount(client).loadQuota()).rejects.toThrow('Max24HourSend');
  });
});
