import { countReceipts } from '../delivery/receipts.ts';
import type { Digest } from '../digest/digest.ts';
import type { DigestInput } from '../email/mail-input.ts';
import type { Proof } from './proof.ts';

/**
 * What the mail of a proof was rendered from, for those who look at the steps of that.
 *
 * @param digest another one for the same newsletter and with the same receipts
 */
export function mailInputOf({ composed, siteUrl }: Proof, digest: Digest = composed.digest): DigestInput {
  const { newsletter, checks } = composed;
  return {
    ...{ kind: 'digest', digest, newsletter, siteUrl },
    ...(checks.receipts ? { receipts: countReceipts(checks.receipts) } : {}),
  };
}
