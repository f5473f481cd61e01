import type { FoundLink } from '../check/list-links.ts';
import { forEachConcurrently } from '../delivery/for-each-concurrently.ts';
import type { Finding, Level } from '../digest/finding.ts';
import type { LinkFate } from './link-fate.ts';
import { openLink } from './open-link.ts';

/** So few at a time that no site takes it for an attack. */
const AT_ONCE = 4;

/**
 * Opens every link once, and tells where those lead nowhere. What cannot be told is a hint: many sites refuse programs
 * and let people in.
 */
export async function checkLinks(
  links: readonly FoundLink[],
  open: (url: string) => Promise<LinkFate> = openLink,
): Promise<Finding[]> {
  const fates = new Map<string, LinkFate>();
  await forEachConcurrently(new Set(links.map(({ url }) => url)), AT_ONCE, async (url) => {
    fates.set(url, await open(url));
    return 'go-on';
  });
  const isOnline = [...fates.values()].some(({ kind }) => kind !== 'no-host');
  return links.flatMap(({ url, ...place }) => {
    const fate = fates.get(url);
    const fault = fate && faultOf(fate, isOnline);
    return fault ? [{ ...place, rule: 'link-dead', level: fault.level, message: explain(url, fault) }] : [];
  });
}

interface Fault {
  readonly level: Level;
  readonly why: string;
}

function faultOf(fate: LinkFate, isOnline: boolean): Fault | undefined {
  switch (fate.kind) {
    case 'alive':
      return undefined;
    case 'dead':
      return { level: 'error', why: fate.why };
    case 'unclear':
      return { level: 'hint', why: fate.why };
    case 'no-host':
      // Without a connection every host is unknown, and no link is to blame for that.
      return isOnline
        ? { level: 'error', why: 'has a host that does not exist' }
        : { level: 'hint', why: 'cannot be looked up, like all the others: this machine may be offline' };
  }
}

function explain(url: string, { level, why }: Fault): string {
  const remedy =
    level === 'error'
      ? 'Correct the address, or take the link out.'
      : 'Open it yourself before the digest goes out.';
  return `the link ${url} ${why}. ${remedy}`;
}
