import type { BrakeReason } from './brake-store.ts';
import type { IssueProgress } from './issue-progress.ts';

/** Shares of the sent messages, 0 to 1. */
export interface BrakeLimits {
  readonly bounceShare: number;
  readonly complaintShare: number;
}

/** Where AWS puts an account under review: https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-bounce.html */
export const BRAKE_LIMITS: BrakeLimits = { bounceShare: 0.05, complaintShare: 0.001 };

/**
 * So many there must be before a share means anything. With 10 bounces at a true share of half the limit, 400
 * messages are out already and the share is known well enough; 1 of 3 must not stop a small list. Complaints are so
 * rare that one in a list of 900 is past the limit: one or two angry readers are no pattern, three are.
 */
const LEAST: Readonly<Record<BrakeReason, number>> = { bounces: 10, complaints: 3 };

/** Decides whether an issue does harm: the reason to stop it, or undefined. */
export function decideBrake(
  { sent, feedback }: Pick<IssueProgress, 'sent' | 'feedback'>,
  limits: BrakeLimits,
): BrakeReason | undefined {
  const { bounced, complained } = feedback;
  if (complained >= LEAST.complaints && complained > limits.complaintShare * sent) return 'complaints';
  if (bounced >= LEAST.bounces && bounced > limits.bounceShare * sent) return 'bounces';
  return undefined;
}

/**
 * Whether the count that was just reached is one at which the rows are read: the least, and each doubling of it.
 * Reading all rows at every bounce would cost more than the sending; this way a share is noticed at the latest when
 * twice as many have come in, or by the next sweep.
 */
export function isTimeToLook(reason: BrakeReason, count: number): boolean {
  const doublings = Math.log2(count / LEAST[reason]);
  return doublings >= 0 && Number.isInteger(doublings);
}
