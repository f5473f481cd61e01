import {
  GetAccountSendingEnabledCommand,
  GetSendQuotaCommand,
  type GetSendQuotaCommandOutput,
  type SESClient,
} from '@aws-sdk/client-ses';
import type { SendAccount, SendQuota } from '../delivery/send-account.ts';

/** Asks SES. Asking changes nothing, so that the client may try again. */
export class SesAccount implements SendAccount {
  readonly #client: SESClient;

  constructor(client: SESClient) {
    this.#client = client;
  }

  async loadQuota(): Promise<SendQuota> {
    const answer = await this.#client.send(new GetSendQuotaCommand({}));
    return {
      maxSendRate: numberOf(answer, 'MaxSendRate'),
      max24HourSend: numberOf(answer, 'Max24HourSend'),
      sentLast24Hours: numberOf(answer, 'SentLast24Hours'),
    };
  }

  async isSendingEnabled(): Promise<boolean> {
    const { Enabled } = await this.#client.send(new GetAccountSendingEnabledCommand({}));
    return Enabled === true;
  }
}

// A number that is missing must not be taken for one that allows nothing, or everything.
function numberOf(
  answer: GetSendQuotaCommandOutput,
  name: 'MaxSendRate' | 'Max24HourSend' | 'SentLast24Hours',
): number {
  const value = answer[name];
  if (value === undefined) throw new Error(`SES answered GetSendQuota without ${name}`);
  return value;
}
