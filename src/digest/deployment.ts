import { z } from 'zod';
import { Address } from './address.ts';
import { checkedText } from './checked-text.ts';
import { Domain } from './domain.ts';

const Region = checkedText(
  (text) =>
    /^[a-z]{2}(?:-[a-z]+)+-\d$/.test(text)
      ? undefined
      : `"${text}" is not a region of AWS. Write its short name, such as eu-central-1.`,
  { id: 'Region', description: 'Region of AWS', examples: ['eu-central-1'] },
);

const HostedZoneId = checkedText(
  (text) =>
    /^Z[A-Z0-9]{5,31}$/.test(text)
      ? undefined
      : `"${text}" is not the id of a hosted zone. Copy it from Route 53: it begins with Z and is in capitals.`,
  { id: 'HostedZoneId', description: 'Id of a hosted zone in Route 53', examples: ['Z0123456789ABCDEFGHIJ'] },
);

const CertificateArn = checkedText(
  (text) =>
    /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/.test(text)
      ? undefined
      : `"${text}" is not the ARN of a certificate. Copy it from the certificate's page in AWS Certificate Manager.`,
  { id: 'CertificateArn', description: 'ARN of a certificate in AWS Certificate Manager' },
);

const RuleSetName = checkedText(
  (text) =>
    /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?$/.test(text)
      ? undefined
      : `"${text}" is not the name of a receipt rule set. "aws ses describe-active-receipt-rule-set" shows it.`,
  { id: 'RuleSetName', description: 'Name of a receipt rule set of SES' },
);

const HostedZone = z.strictObject({ id: HostedZoneId, name: Domain }).readonly();

const Inbound = z
  .strictObject({
    activate: z
      .boolean()
      .default(false)
      .describe('Makes our receipt rule set the active one of the account and region, of which there is one'),
    ruleSet: RuleSetName.optional().describe('A receipt rule set that is there already, to add our rule to'),
  })
  .readonly();

const share = z.number().min(0).max(1);

/** What CloudWatch Logs can keep. */
const LOG_DAYS = [7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731] as const;

/**
 * How the newsletter is set up in AWS. All of it may be left out: what has no default here has one where it is used,
 * or is printed for a person to do by hand.
 */
export const Deployment = z
  .strictObject({
    region: Region.optional().describe('Where to deploy; otherwise where the AWS profile says'),
    hostedZone: HostedZone.optional().describe('Where the DNS records are written; printed without it'),
    certificate: CertificateArn.optional().describe("Of the site's domain; made if there is a hosted zone"),
    identity: z
      .enum(['create', 'existing'])
      .optional()
      .describe("Whether the sender's domain is set up in SES here, or was by somebody else"),
    dmarc: z
      .enum(['none', 'quarantine', 'reject', 'unmanaged'])
      .default('none')
      .describe('What receivers do with mail that only pretends to be ours'),
    inbound: Inbound.optional().describe('Takes mail to the site: sign-up, confirmation and leaving by mail'),
    alarmsTo: Address.optional().describe('Who is told of alarms'),
    senders: z.int().min(2).max(1000).default(10).describe('How many Lambdas send at the same time, at most'),
    sendRateShare: z
      .number()
      .min(0.01)
      .max(0.95)
      .optional()
      .describe("The part of the account's rate to use"),
    unknownMessages: z
      .enum(['resend', 'hold'])
      .optional()
      .describe('What becomes of a message whose acceptance stays unproven'),
    settleMinutes: z.int().min(0).max(1440).optional().describe('How long proof of it is waited for'),
    maxBounceShare: share.optional().describe('Share of bounces past which an issue pauses'),
    maxComplaintShare: share.optional().describe('Share of complaints past which an issue pauses'),
    signUpsPerHour: z.int().min(1).optional().describe('How many sign-ups an hour are taken, in total'),
    networkSignUpsPerHour: z
      .int()
      .min(1)
      .optional()
      .describe('How many are taken from one network, a /24 of IPv4 or a /48 of IPv6'),
    sesPricePerThousand: z.number().min(0).optional().describe('US dollars; 0.10 on the à la carte plan'),
    logDays: z.literal(LOG_DAYS).default(90).describe('How long logs are kept'),
  })
  .readonly()
  .meta({ id: 'Deployment', description: 'How the newsletter is set up in AWS' });
export type Deployment = z.output<typeof Deployment>;
