import { createHmac } from 'node:crypto';
import type { ConsentChannel, ConsentEvidence } from './consent-record.ts';

/** What is seen of whoever takes a step, as it is seen. It goes no further than `hashEvidence`. */
export interface SeenEvidence {
  /** As the connection has it; never from a header that the client can write. */
  readonly ip?: string;
  readonly userAgent?: string;
  /** The page or address that was used, without a query. */
  readonly source?: string;
}

/** The evidence of a step, with what could give a person away replaced by hashes that only the holder of `key` can compare. */
export function hashEvidence(
  key: string,
  {
    how,
    wording,
    seen,
  }: { readonly how: ConsentChannel; readonly wording?: string; readonly seen: SeenEvidence },
): ConsentEvidence {
  const { ip, userAgent, source } = seen;
  return {
    how,
    ...(wording === undefined ? {} : { wording }),
    ...(source === undefined ? {} : { source }),
    ...(ip === undefined ? {} : { ipHash: keyedHash(key, 'ip', ip) }),
    ...(userAgent === undefined ? {} : { userAgentHash: keyedHash(key, 'user-agent', userAgent) }),
  };
}

const HASH_BYTES = 16;

/**
 * A hash for one use. The line break keeps it apart from the ids of subscribers, which the same key makes of
 * addresses: those have none.
 *
 * @returns 22 base64url characters
 */
export function keyedHash(key: string, use: string, value: string): string {
  const mac = createHmac('sha256', key).update(`${use}\n${value}`).digest();
  return mac.subarray(0, HASH_BYTES).toString('base64url');
}
