import type { SESClient } from '@aws-sdk/client-ses';

/** Stands for the message while the SDK writes the request; in base64 it is letters only. */
const STAND_IN = Buffer.from('waybill:raw-message');
const STAND_IN_ENCODED = encode(STAND_IN);

/**
 * Lets a client write its requests without the message, and puts the message in afterwards. The query protocol wants
 * it as base64, percent-encoded; the SDK encodes 100 kB as though any character could need it, where three can.
 * That was a fifth of all that a message takes (docs/decisions/0014).
 */
export function spliceRawMessages({ middlewareStack }: SESClient): void {
  const messages = new WeakMap<object, Uint8Array>();
  middlewareStack.add(
    (next, context) => (args) => {
      const { input } = args;
      if (!('RawMessage' in input) || !input.RawMessage?.Data) return next(args);
      messages.set(context, input.RawMessage.Data);
      return next({ ...args, input: { ...input, RawMessage: { Data: STAND_IN } } });
    },
    { step: 'initialize', name: 'takeRawMessageOut' },
  );
  middlewareStack.add(
    (next, context) => (args) => {
      const message = messages.get(context);
      if (message) putIn(args.request as WritableRequest, encode(message));
      return next(args);
    },
    // Before the length of the body is taken and before it is signed.
    { step: 'build', priority: 'high', name: 'putRawMessageIn' },
  );
}

interface WritableRequest {
  body: string;
}

function putIn(request: WritableRequest, encoded: string): void {
  const at = request.body.indexOf(STAND_IN_ENCODED);
  request.body = request.body.slice(0, at) + encoded + request.body.slice(at + STAND_IN_ENCODED.length);
}

/** Base64, percent-encoded: RFC 4648 section 4 and RFC 3986 section 2.1. */
function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('base64')
    .replaceAll('+', '%2B')
    .replaceAll('/', '%2F')
    .replaceAll('=', '%3D');
}
