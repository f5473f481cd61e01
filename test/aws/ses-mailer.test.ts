import { SendRawEmailCommand, SESClient } from '@aws-sdk/client-ses';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { SesMailer } from '../../src/aws/ses-mailer.ts';

const client = new SESClient({ region: 'us-east-1' });
const ses = mockClient(client);
beforeEach(() => void ses.reset());

const message = {
  raw: Buffer.from('Subject: x\r\n\r\nx'),
  from: 'daily@example.com',
  to: 'ann@example.com',
  tags: { issue: '2025-06-10', rid: 'abc' },
};

function mailerAt(times: number[], onIdle = () => {}) {
  return new SesMailer({ client, configurationSet: 'waybill', onIdle, clock: () => times.shift()! });
}

describe('SesMailer', () => {
  it('asks SES for one message to one subscriber, with its tags', async () => {
    ses.on(SendRawEmailCommand).resolves({ MessageId: 'm1' });
    expect(await mailerAt([0, 1, 2]).send(message)).toEqual({ kind: 'sent', messageId: 'm1' });
    expect(ses.commandCalls(SendRawEmailCommand).map(({ args }) => args[0].input)).toEqual([
      {
        RawMessage: { Data: message.raw },
        Source: 'daily@example.com',
        Destinations: ['ann@example.com'],
        Tags: [
          { Name: 'issue', Value: '2025-06-10' },
          { Name: 'rid', Value: 'abc' },
        ],
        ConfigurationSetName: 'waybill',
      },
    ]);
  });

  it('does not call a message sent that got no id', async () => {
    ses.on(SendRawEmailCommand).resolves({});
    expect(await mailerAt([0, 1, 2]).send(message)).toEqual({ kind: 'unknown', code: 'NoMessageId' });
  });

  it('drops its connections after a silence, which a frozen Lambda keeps too, and not in the midst of sending', async () => {
    ses.on(SendRawEmailCommand).resolves({ MessageId: 'm1' });
    let dropped = 0;
    const mailer = mailerAt([0, 100, 200, 4_100, 4_200, 9_000, 9_100], () => (dropped += 1));
    await mailer.send(message);
    expect(dropped).toBe(0);
    await mailer.send(message);
    expect(dropped).toBe(0);
    await mailer.send(message);
    expect(dropped).toBe(1);
  });
});
