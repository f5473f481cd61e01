/**
 * What AWS asks in us-east-1, in US dollars, as published on the day below. Every figure of docs and commands is
 * computed from these: https://aws.amazon.com/ses/pricing/, and beside it /dynamodb/pricing/on-demand/, /sqs/pricing/,
 * /sns/pricing/, /lambda/pricing/, /s3/pricing/, /cloudwatch/pricing/, /api-gateway/pricing/, /eventbridge/pricing/ and
 * /secrets-manager/pricing/. What is free for small or new accounts is left out.
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
  /** A gigabyte for a month, here and below. */
  tableStorage: 0.25,
  tableBackup: 0.2,
  bucketStorage: 0.023,
  logStorage: 0.03,
  /** A gigabyte that is written to a log. */
  logIngestion: 0.5,
  siteRequestsPerMillion: 1,
  schedulesPerMillion: 1,
  /** One for a month, here and below. */
  alarm: 0.1,
  metric: 0.3,
  dashboard: 3,
  secret: 0.4,
} as const;
