/**
 * The network that an address of the internet is in: what one household, office or attacker has to itself.
 *
 * @returns `203.0.113` of IPv4 (a /24), `2001:db8:1` of IPv6 (a /48); anything else is a network by itself
 */
export function networkOf(ip: string): string {
  const v4 = parseIpv4(ip);
  if (v4) return v4;
  const groups = parseIpv6(ip);
  if (!groups) return ip;
  // ::ffff:203.0.113.7 is IPv4 in other clothes; as one /48 the whole of it would count together.
  const [, , , , , mark, high = 0, low = 0] = groups;
  if (mark === 0xffff && groups.slice(0, 5).every((group) => group === 0)) {
    return `${high >> 8}.${high & 0xff}.${low >> 8}`;
  }
  return groups
    .slice(0, 3)
    .map((group) => group.toString(16))
    .join(':');
}

function parseIpv4(ip: string): string | undefined {
  return /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(ip)?.[1];
}

/** @returns the eight groups, if it is one at all; a URL's parser knows every spelling (WHATWG URL, "host parsing") */
function parseIpv6(ip: string): readonly number[] | undefined {
  if (!/^[0-9a-f:.]+$/i.test(ip) || !URL.canParse(`http://[${ip}]/`)) return undefined;
  const { hostname } = new URL(`http://[${ip}]/`);
  const [before = '', after] = hostname.slice(1, -1).split('::');
  const groupsOf = (part: string) => (part === '' ? [] : part.split(':').map((group) => parseInt(group, 16)));
  const [head, tail] = [groupsOf(before), groupsOf(after ?? '')];
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail];
}
