import { fine, toDo, type Diagnosis } from './diagnosis.ts';

/** What SES knows of the domain that the newsletter is sent from. */
export interface IdentityFacts {
  readonly domain: string;
  /** The domain, or the sender's address by itself. */
  readonly isVerified: boolean;
  readonly dkim: { readonly isEnabled: boolean; readonly status: IdentityStatus };
  /** Where bounces go to; absent if it is SES's own domain. */
  readonly mailFrom?: { readonly domain: string; readonly status: IdentityStatus };
}

export type IdentityStatus = 'success' | 'pending' | 'failed' | 'not-started';

/** Who writes the DNS records: a person from the stack's outputs, the stack into its zone, or whoever set the domain up. */
export type RecordsFrom = 'outputs' | 'zone' | 'elsewhere';

/** Judges whether receivers can tell that mail is the newsletter's: the sender, its signature, and where it bounces to. */
export function judgeIdentity(facts: IdentityFacts, from: RecordsFrom): readonly Diagnosis[] {
  return [judgeVerification(facts, from), judgeDkim(facts, from), judgeMailFrom(facts, from)];
}

/** Where the records are, and what to do with them. */
function whatToDo(domain: string, from: RecordsFrom, outputs: string): string {
  switch (from) {
    case 'outputs':
      return `Copy ${outputs} (CloudFormation console, the stack, Outputs) to where the DNS of ${domain} is kept. SES sees them within minutes mostly, and within 72 hours at most.`;
    case 'zone':
      return `The stack has written them into the hosted zone of newsletter.yaml, and SES sees them within minutes mostly. If not, the domain is not served from that zone: at your registrar, name the zone's name servers.`;
    case 'elsewhere':
      return `This stack did not set the domain up: the SES console, Identities, ${domain}, lists the records that are to be in its DNS.`;
  }
}

function judgeVerification({ domain, isVerified }: IdentityFacts, from: RecordsFrom): Diagnosis {
  return isVerified
    ? fine('identity', `SES has seen that ${domain} is yours.`)
    : toDo(
        'identity',
        `SES does not know that ${domain} is yours, so it sends nothing from it. It looks for DNS records. ${whatToDo(domain, from, 'the outputs that begin with Dns')}`,
      );
}

function judgeDkim({ domain, dkim }: IdentityFacts, from: RecordsFrom): Diagnosis {
  if (!dkim.isEnabled)
    return toDo(
      'dkim',
      `Mail from ${domain} is not signed (DKIM is off), and Gmail, Yahoo and Outlook.com refuse such newsletters. Switch it on: SES console, Identities, ${domain}, DomainKeys.`,
    );
  switch (dkim.status) {
    case 'success':
      return fine('dkim', `Mail from ${domain} is signed (DKIM).`);
    case 'pending':
    case 'not-started':
      return toDo(
        'dkim',
        `SES waits for the three CNAME records of ${domain} (DKIM). ${whatToDo(domain, from, DKIM_OUTPUTS)}`,
      );
    case 'failed':
      return toDo(
        'dkim',
        `SES has given up looking for the three CNAME records of ${domain} (DKIM). ${whatToDo(domain, from, DKIM_OUTPUTS)} Then have it look again: SES console, Identities, ${domain}.`,
      );
  }
}

const DKIM_OUTPUTS = 'the outputs DnsDkim1 to DnsDkim3';

function judgeMailFrom({ domain, mailFrom }: IdentityFacts, from: RecordsFrom): Diagnosis {
  if (!mailFrom)
    return toDo(
      'mail-from',
      `Bounces go to a domain of Amazon's. Mail is delivered, but its SPF does not speak for ${domain}. Set a MAIL FROM domain such as bounce.${domain}: SES console, Identities, ${domain}.`,
    );
  switch (mailFrom.status) {
    case 'success':
      return fine('mail-from', `Bounces go to ${mailFrom.domain} (MAIL FROM), a part of your domain.`);
    case 'pending':
    case 'not-started':
    case 'failed':
      return toDo(
        'mail-from',
        `SES does not find the MX record of ${mailFrom.domain} (MAIL FROM); until it does, mail goes out with Amazon's domain instead. ${whatToDo(domain, from, 'the outputs DnsMailFrom and DnsSpf')}`,
      );
  }
}
