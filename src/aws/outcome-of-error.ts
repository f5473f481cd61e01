import type { SendOutcome } from '../email/mailer.ts';

/**
 * Decides what an error of `SendRawEmail` says about the message. Whatever is not known to have stopped it
 * before acceptance is `unknown`: a wrong "not sent" would mail somebody twice.
 *
 * https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html and `CommonErrors.html` beside it
 */
export function outcomeOfError(error: unknown): SendOutcome {
  const { name, message, code, status } = readError(error);

  if (THROTTLING.has(name)) return outcomeOfThrottling(message);
  if (SENDING_PAUSED.has(name)) return { kind: 'sending-paused' };
  if (SENDER_AT_FAULT.has(name)) return { kind: 'sender-refused', code: name };
  if (name === 'MessageRejected' && NOT_VERIFIED.test(message)) {
    return { kind: 'sender-refused', code: 'NotVerified' };
  }
  if (MESSAGE_AT_FAULT.has(name)) return { kind: 'rejected', code: name };

  // Refused for a reason that every other message would meet as well: credentials, permission, configuration.
  // It must not be held against the subscriber.
  if (status !== undefined && status >= 400 && status < 500 && status !== REQUEST_TIMEOUT) {
    return { kind: 'not-connected', code: name };
  }
  if (status !== undefined) return { kind: 'unknown', code: name };

  if (name === 'CredentialsProviderError') return { kind: 'not-connected', code: name };
  if (code !== undefined && BEFORE_THE_REQUEST.has(code)) return { kind: 'not-connected', code };
  if (NO_CONNECTION_IN_TIME.test(message)) return { kind: 'not-connected', code: 'ConnectTimeout' };
  return { kind: 'unknown', code: code ?? name };
}

const THROTTLING = new Set(['Throttling', 'ThrottlingException', 'TooManyRequestsException']);

const SENDING_PAUSED = new Set([
  'AccountSendingPausedException',
  'ConfigurationSetSendingPausedException',
  // What the query protocol calls them on the wire.
  'AccountSendingPaused',
  'ConfigurationSetSendingPaused',
]);

// Settings that every message has in common.
const SENDER_AT_FAULT = new Set([
  'MailFromDomainNotVerifiedException',
  'MailFromDomainNotVerified',
  'ConfigurationSetDoesNotExistException',
  'ConfigurationSetDoesNotExist',
]);

// "Email address is not verified. The following identities failed the check in region ...": the sender's, or in the
// sandbox that of a subscriber. Only the message tells it from a rejection for what is in the mail.
// https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html
const NOT_VERIFIED = /not verified/i;

const MESSAGE_AT_FAULT = new Set([
  'MessageRejected',
  'InvalidParameterValue',
  'InvalidParameterValueException',
]);

// Name lookup, routing or the handshake failed: no byte of the message has left.
const BEFORE_THE_REQUEST = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const REQUEST_TIMEOUT = 408;

// The SDK tells the two timeouts apart by their message only.
const NO_CONNECTION_IN_TIME = /did not establish a connection/;

// Both limits answer `Throttling`, and only the message differs. The rate recovers in a second, the quota
// within hours: https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html
function outcomeOfThrottling(message: string): SendOutcome {
  return /daily/i.test(message) ? { kind: 'quota-exceeded' } : { kind: 'throttled' };
}

interface ReadableError {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  readonly status: number | undefined;
}

function readError(error: unknown): ReadableError {
  if (!(error instanceof Error))
    return { name: typeof error, message: '', code: undefined, status: undefined };
  const { code, $metadata } = error as { code?: unknown; $metadata?: { httpStatusCode?: unknown } };
  const status = $metadata?.httpStatusCode;
  return {
    name: error.name,
    message: error.message,
    code: typeof code === 'string' ? code : undefined,
    status: typeof status === 'number' ? status : undefined,
  };
}
