import { describe, expect, it } from '@jest/globals';
import { outcomeOfError } from '../../src/aws/outcome-of-error.ts';
import type { SendOutcome } from '../../src/email/mailer.ts';

interface Facts {
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
}

function sdkError(name: string, { status, code, message = '' }: Facts): Error {
  const error = Object.assign(new Error(message), { name });
  return Object.assign(error, status ? { $metadata: { httpStatusCode: status } } : {}, code ? { code } : {});
}

const NOT_IN_TIME =
  '@smithy/node-http-handler - the request socket did not establish a connection with the server within the configured timeout of 3000 ms.';

describe('what an error of SES says about the message', () => {
  it.each<[string, Facts, SendOutcome]>([
    ['Throttling', { status: 400, message: 'Maximum sending rate exceeded.' }, { kind: 'throttled' }],
    ['ThrottlingException', { status: 400, message: 'Rate exceeded' }, { kind: 'throttled' }],
    ['TooManyRequestsException', { status: 429 }, { kind: 'throttled' }],
    ['Throttling', { status: 400, message: 'Daily message quota exceeded.' }, { kind: 'quota-exceeded' }],
    ['AccountSendingPausedException', { status: 400 }, { kind: 'sending-paused' }],
    ['ConfigurationSetSendingPausedException', { status: 400 }, { kind: 'sending-paused' }],
    ['MessageRejected', { status: 400 }, { kind: 'rejected', code: 'MessageRejected' }],
    ['InvalidParameterValue', { status: 400 }, { kind: 'rejected', code: 'InvalidParameterValue' }],
    [
      'MailFromDomainNotVerifiedException',
      { status: 400 },
      { kind: 'sender-refused', code: 'MailFromDomainNotVerifiedException' },
    ],
    [
      'ConfigurationSetDoesNotExist',
      { status: 400 },
      { kind: 'sender-refused', code: 'ConfigurationSetDoesNotExist' },
    ],
    [
      'MessageRejected',
      {
        status: 400,
        message:
          'Email address is not verified. The following identities failed the check in region US-EAST-1: daily@example.com',
      },
      { kind: 'sender-refused', code: 'NotVerified' },
    ],
    ['AccessDenied', { status: 403 }, { kind: 'not-connected', code: 'AccessDenied' }],
    ['CredentialsProviderError', {}, { kind: 'not-connected', code: 'CredentialsProviderError' }],
    ['Error', { code: 'ECONNREFUSED' }, { kind: 'not-connected', code: 'ECONNREFUSED' }],
    ['Error', { code: 'ENOTFOUND' }, { kind: 'not-connected', code: 'ENOTFOUND' }],
    ['TimeoutError', { message: NOT_IN_TIME }, { kind: 'not-connected', code: 'ConnectTimeout' }],
    ['InternalFailure', { status: 500 }, { kind: 'unknown', code: 'InternalFailure' }],
    ['ServiceUnavailable', { status: 503 }, { kind: 'unknown', code: 'ServiceUnavailable' }],
    ['RequestTimeout', { status: 408 }, { kind: 'unknown', code: 'RequestTimeout' }],
    ['SyntaxError', { status: 200 }, { kind: 'unknown', code: 'SyntaxError' }],
    ['TimeoutError', { code: 'ECONNRESET' }, { kind: 'unknown', code: 'ECONNRESET' }],
    ['TimeoutError', { code: 'ETIMEDOUT' }, { kind: 'unknown', code: 'ETIMEDOUT' }],
    ['Error', { code: 'EPIPE' }, { kind: 'unknown', code: 'EPIPE' }],
    ['SomethingNew', {}, { kind: 'unknown', code: 'SomethingNew' }],
  ])('%s %j means %j', (name, facts, outcome) => {
    expect(outcomeOfError(sdkError(name, facts))).toEqual(outcome);
  });

  it('calls unknown even what is no error at all', () => {
    expect(outcomeOfError('?')).toEqual({ kind: 'unknown', code: 'string' });
  });
});
