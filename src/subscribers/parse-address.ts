import { domainToASCII } from 'node:url';

export type ParsedAddress =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'problem'; readonly problem: string };

// RFC 5321 4.5.3.1: octets of the part before the @ and of the whole path.
const MAX_LOCAL_PART = 64;
const MAX_ADDRESS = 254;

/**
 * Reads an address as a person typed it. The domain is lower-cased and turned to ASCII; the part before the @ is
 * kept as it is, because the receiving server alone may say whether its case matters.
 *
 * @returns an address that can stand in a header, a MIME line and an SES call without quoting; what cannot is a problem.
 */
export function parseAddress(typed: string): ParsedAddress {
  const text = typed.trim();
  const at = text.lastIndexOf('@');
  if (at < 1 || at === text.length - 1) return problem('has no name and domain on both sides of an @');

  const localPart = text.slice(0, at);
  if (/[^\x21-\x7e]/.test(localPart)) {
    return problem(
      'has letters before the @ that mail to it could not carry; use its spelling in plain letters',
    );
  }
  if (!DOT_ATOM.test(localPart)) return problem('has characters before the @ that are not supported');
  if (localPart.length > MAX_LOCAL_PART) return problem('is too long before the @');

  const domain = parseDomain(text.slice(at + 1));
  if (domain === undefined) return problem('has a domain after the @ that cannot exist');

  const address = `${localPart}@${domain}`;
  return address.length > MAX_ADDRESS ? problem('is too long') : { kind: 'address', address };
}

// RFC 5322 3.2.3, without quoted strings: those are legal, never seen in use, and a way into headers.
const DOT_ATOM = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;

const LABELS = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

function parseDomain(typed: string): string | undefined {
  // domainToASCII reads a host as a URL does: it would decode %41 and turn 0x7f.1 into 127.0.0.1.
  if (/[\x00-\x7f]/.test(typed.replace(/[A-Za-z0-9.-]/g, ''))) return undefined;
  const domain = domainToASCII(typed).replace(/\.$/, '');
  return LABELS.test(domain) ? domain : undefined;
}

function problem(what: string): ParsedAddress {
  return { kind: 'problem', problem: `The address ${what}.` };
}
