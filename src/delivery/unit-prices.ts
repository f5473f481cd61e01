/**
 * What AWS asks in us-east-1, in US dollars, as published on the day below. Every figure of docs and commands is
 * computed from these: https://aws.amazon.com/ses/pricing/, /dynamodb/pricing/on-demand/, /sqs/pricing/,
 * /sns/pricing/ and /lambda/pricing/ beside it.
 */
export const UNIT_PRICES = {
  asOf: '2026-11-01',
  /** 1,000 messages on the plan that new accounts start on. */
  sesPerThousand: 0.16,
  sesPerThousandALaCarte: 0.1,
  tableWritesPerMillion: 0.625,
  tableReadsPerMillion: 0.125,
  queueRequestsPerMillion: 0.4,
  topicMessagesPerMillion: 0.5,
  lambdaRequestsPerMillion: 0.2,
  /** A second of a gigabyte on arm64. */
  lambdaGigabyteSecond: 0.0000133334,
} as const;
