/**
 * What an issue costs in AWS, in US dollars, as published for November 2026: https://aws.amazon.com/ses/pricing/ and
 * https://aws.amazon.com/dynamodb/pricing/on-demand/. SES is 97 % of it, so that the rest need not be exact.
 */
export const UNIT_PRICES = {
  /** 1,000 messages on the plan that new accounts start on; 0.10 à la carte. */
  sesPerThousand: 0.16,
  /** A million writes; each message has three: claim, settle, event. */
  tableWritesPerMillion: 0.625,
  writesPerMessage: 3,
} as const;

/** The cost of sending one issue, US dollars. */
export function issueCost(messages: number): number {
  const { sesPerThousand, tableWritesPerMillion, writesPerMessage } = UNIT_PRICES;
  return (
    (messages * sesPerThousand) / 1_000 + (messages * writesPerMessage * tableWritesPerMillion) / 1_000_000
  );
}
