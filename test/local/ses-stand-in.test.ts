import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetAccountSendingEnabledCommand,
  GetSendQuotaCommand,
  SendRawEmailCommand,
  SESClient,
} from '@aws-sdk/client-ses';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localConnection } from '../../src/aws/local-connection.ts';
import { startSesStandIn, type SesStandIn } from '../../src/local/ses-stand-in.ts';

let ses: SesStandIn;
let client: SESClient;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ses-'));
  ses = await startSesStandIn({ folder, maxSendRate: 14, max24HourSend: 200, now: () => new Date(0) });
  client = new SESClient({ maxAttempts: 1, ...localConnection(ses.url) });
});
afterAll(async () => {
  client.destroy();
  await ses.close();
});

describe('the SES stand-in before the real client', () => {
  it('listens on this machine only', () => {
    expect(ses.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('says what may be sent and what was', async () => {
    const Data = Buffer.from('Subject: x\r\n\r\nx');
    const Destinations = ['ann@example.com'];
    await client.send(new SendRawEmailCommand({ RawMessage: { Data }, Source: 'a@b.c', Destinations }));
    expect(await client.send(new GetSendQuotaCommand({}))).toMatchObject({
      Max24HourSend: 200,
      MaxSendRate: 14,
      SentLast24Hours: 1,
    });
  });

  it('says that sending is enabled', async () => {
    expect(await client.send(new GetAccountSendingEnabledCommand({}))).toMatchObject({ Enabled: true });
  });

  it('refuses tags that SES refuses', async () => {
    const send = new SendRawEmailCommand({
      RawMessage: { Data: Buffer.from('x') },
      Source: 'a@b.c',
      Destinations: ['ann@example.com'],
      Tags: [{ Name: 'issue', Value: 'a b <c>' }],
    });
    await expect(client.send(send)).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: 'Invalid tag name or value <a b <c>>',
    });
  });

  it('refuses what it does not know', async () => {
    const answer = await fetch(ses.url, { method: 'POST', body: 'Action=VerifyDomain%3C' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('<Code>InvalidAction</Code>');
  });
});
