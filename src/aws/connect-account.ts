import { SESClient } from '@aws-sdk/client-ses';
import { localConnection } from './local-connection.ts';
import { SesAccount } from './ses-account.ts';

// SES answers one such question a second, and several senders may start together.
const MAX_ATTEMPTS = 6;
const CONNECT_TIMEOUT_MS = 2_000;
const REQUEST_TIMEOUT_MS = 5_000;

/**
 * A client of its own: the mailer's must never try again, this one should.
 *
 * @param localUrl address of the SES stand-in of a local system; absent in AWS
 */
export function connectAccount(localUrl: string | undefined): SesAccount {
  const client = new SESClient({
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      // Without it the SDK only logs a warning when the time is over, and goes on waiting.
      throwOnRequestTimeout: true,
    },
    ...localConnection(localUrl),
  });
  return new SesAccount(client);
}
