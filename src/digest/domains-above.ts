/**
 * The domains that a domain is a part of, the nearest first, without the top-level one: `example.com` for
 * `news.example.com`. A suffix that everybody shares, such as `co.uk`, is not told from a domain.
 */
export function domainsAbove(domain: string): readonly string[] {
  const labels = domain.split('.');
  return labels.slice(1, -1).map((_label, index) => labels.slice(index + 1).join('.'));
}
