import { BlockList, isIPv6 } from 'node:net';

/** What is not the public internet (IANA special-purpose registries of IPv4 and IPv6), and what could lead there. */
const RANGES: readonly [network: string, prefix: number][] = [
  ...(['0.0.0.0', '10.0.0.0', '127.0.0.0'] as const).map((network): [string, number] => [network, 8]),
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['::', 96],
  // IPv4 in IPv6: translated (RFC 6052, 8215), 6to4 and Teredo. Node compares what is mapped with the ranges of IPv4.
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['2001::', 23],
  ['100::', 64],
  ['2001:db8::', 32],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
];

const REFUSED = new BlockList();
for (const [network, prefix] of RANGES)
  REFUSED.addSubnet(network, prefix, network.includes(':') ? 'ipv6' : 'ipv4');

/**
 * Whether an IP address is private, loopback or otherwise not public: a link to it would let content reach into the
 * network of whoever checks it.
 */
export function isRefusedAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  return REFUSED.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}
