import { z } from 'zod';
import type { RawEmail } from './ses-request.ts';

/** What becomes of a message that SES has accepted. */
export const SesFate = z.enum([
  'delivered',
  'bounce',
  'soft-bounce',
  /** Not mailed on: the address is on the account's suppression list. */
  'suppressed',
  'out-of-office',
  'complaint',
  'not-spam',
  'delayed',
  /** Not mailed on: it carries a virus. */
  'rejected',
]);
export type SesFate = z.infer<typeof SesFate>;

const SIMULATOR = 'simulator.amazonses.com';

// Those of https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html, and softbounce, which SES lacks.
const SIMULATED: Readonly<Record<string, SesFate>> = {
  bounce: 'bounce',
  softbounce: 'soft-bounce',
  suppressionlist: 'suppressed',
  ooto: 'out-of-office',
  complaint: 'complaint',
};

/** Addresses of SES's mailbox simulator meet the same end here, with a label (`bounce+ann@`) too; all others are delivered. */
export function fateOf({ to }: Pick<RawEmail, 'to'>): SesFate {
  const [localPart = '', domain] = (to[0] ?? '').split('@');
  if (domain !== SIMULATOR) return 'delivered';
  return SIMULATED[localPart.toLowerCase().replace(/\+.*$/, '')] ?? 'delivered';
}
