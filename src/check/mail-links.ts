import { findUrlFault } from '../digest/url.ts';

/** Addresses of the machine that the mail was rendered on, as the local system has them. */
const LOCAL = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/|$)/;

/**
 * Finds links that lead nowhere for a subscriber: relative, not https, to a placeholder, to this machine or to a bare
 * address. Judges how they are written, and opens none.
 *
 * @param siteUrl where the newsletter's own links lead; on a laptop that is a local address, which is right there.
 *   Undefined lets every local address pass.
 * @returns what is wrong with each, once, and how to put it right
 */
export function findLinkFaults(html: string, siteUrl?: string): string[] {
  const links = new Set(
    [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map(([, href = '']) => decodeAttribute(href)),
  );
  return [...links].flatMap((link) => {
    // Links within the mail itself, to its articles, and those that open an empty mail to whomever a reader chooses.
    if (/^(?:#\S|mailto:\?)/.test(link)) return [];
    const isOwn = siteUrl === undefined ? LOCAL.test(link) : link.startsWith(siteUrl);
    const fault = isOwn ? undefined : findUrlFault(link);
    return fault === undefined ? [] : [`a link ${fault}`];
  });
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Undoes what escaping does to an attribute; other references do not come up in what we render. */
export function decodeAttribute(value: string): string {
  return value.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex) return String.fromCodePoint(parseInt(hex, 16));
      if (decimal) return String.fromCodePoint(Number(decimal));
      return NAMED[name?.toLowerCase() ?? ''] ?? whole;
    },
  );
}
