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

/** Judges whether receivers can tell that mail is the newsletter's: the sender, its signature, and where it bounces to. */
export function judgeIdentity(facts: IdentityFacts): readonly Diagnosis[] {
  return [judgeVerification(facts), judgeDkim(facts), judgeMailFrom(facts)];
}

function judgeVerification({ domain, isVerified }: IdentityFacts): Diagnosis {
  return isVerified
    ? fine('identity', `SES has seen that ${domain} is yours.`)
    : toDo(
        'identity',
        `SES does not know that ${domain} is yours, so it sends nothing from it. Add the DNS records that the stack's outputs list (they begin with Dns); SES sees them within 72 hours, mostly within minutes.`,
      );
}

function judgeDkim({ domain, dkim }: IdentityFacts): Diagnosis {
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
        `SES waits for the three CNAME records of ${domain} (DKIM). They are in the stack's outputs, DnsDkim1 to DnsDkim3; add them where the domain's DNS is kept.`,
      );
    case 'failed':
      return toDo(
        'dkim',
        `SES has given up looking for the three CNAME records of ${domain} (DKIM). Compare them with the stack's outputs, DnsDkim1 to DnsDkim3, then start again: SES console, Identities, ${domain}.`,
      );
  }
}

function judgeMailFrom({ domain, mailFrom }: IdentityFacts): Diagnosis {
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
        `SES does not find the MX record of ${mailFrom.domain} (MAIL FROM). It is in the stack's outputs, DnsMailFrom; until it is there, mail goes out with Amazon's domain instead.`,
      );
  }
}
