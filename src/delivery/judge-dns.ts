import { domainsAbove } from '../digest/domains-above.ts';
import { fine, toDo, type Diagnosis } from './diagnosis.ts';

/** Looks TXT records up. */
export interface DnsLookup {
  /** The texts of a name, each in one piece; none if there are none. */
  txt(name: string): Promise<readonly string[]>;
}

const SES_SPF = 'include:amazonses.com';

/**
 * Judges the SPF record of the MAIL FROM domain: RFC 7208.
 *
 * @param records all TXT records of that domain
 */
export function judgeSpf(domain: string, records: readonly string[]): Diagnosis {
  const [record, second] = records.filter((text) => /^v=spf1(?: |$)/i.test(text));
  if (record === undefined)
    return toDo('spf', `${domain} has no SPF record. Add this TXT record: "v=spf1 ${SES_SPF} ~all".`);
  if (second !== undefined)
    return toDo(
      'spf',
      `${domain} has several SPF records, and receivers then believe none. Put them together into one.`,
    );
  if (
    !record
      .toLowerCase()
      .split(/\s+/)
      .some((term) => term.replace(/^\+/, '') === SES_SPF)
  )
    return toDo(
      'spf',
      `The SPF record of ${domain} does not name Amazon SES. Add ${SES_SPF} to it, before its "all".`,
    );
  return fine('spf', `${domain} lets Amazon SES send for it (SPF).`);
}

/** Where the DMARC records that may hold for a domain are: its own, then those of the domains above it. */
export function dmarcNames(domain: string): readonly string[] {
  return [domain, ...domainsAbove(domain)].map((name) => `_dmarc.${name}`);
}

/**
 * Judges the DMARC record: RFC 7489.
 *
 * @param records TXT records of the first of `dmarcNames` that has any
 */
export function judgeDmarc(domain: string, records: readonly string[]): Diagnosis {
  const [record, second] = records.filter((text) => /^v=DMARC1\s*(?:;|$)/.test(text));
  if (record === undefined)
    return toDo(
      'dmarc',
      `${domain} has no DMARC record, and Gmail and Yahoo want one of who sends newsletters. Add the TXT record _dmarc.${domain}: "v=DMARC1; p=none".`,
    );
  if (second !== undefined)
    return toDo('dmarc', `${domain} has several DMARC records, and receivers then believe none. Keep one.`);
  const policy = /;\s*p\s*=\s*(none|quarantine|reject)\s*(?:;|$)/i.exec(record)?.[1]?.toLowerCase();
  if (policy === undefined)
    return toDo('dmarc', `The DMARC record of ${domain} names no policy. It begins: v=DMARC1; p=none`);
  const advice =
    policy === 'none'
      ? ' Its policy is none, which watches only; once mail has gone well for some weeks, p=quarantine protects your readers from forgeries.'
      : '';
  return fine('dmarc', `${domain} says what receivers do with forgeries (DMARC, p=${policy}).${advice}`);
}
