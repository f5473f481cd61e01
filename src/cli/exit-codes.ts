/** Nothing stands in the way. */
export const FINE = 0;
/** Something was found in the content that a person has to put right. */
export const FINDINGS = 1;
/** The command was called in a way that it does not understand, or something it needs is missing. */
export const WRONG_USE = 2;
/** Waybill itself is at fault. As in sysexits.h, so that it cannot be taken for a finding. */
export const CRASHED = 70;

/** Ends a command with a sentence for the person who called it. Its message says what is wrong and what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
