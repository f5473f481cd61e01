import type { FoundLink } from '../check/list-links.ts';
import { forEachConcurrently } from '../delivery/for-each-concurrently.ts';
import type { Finding } from '../digest/finding.ts';
import { openLink, type LinkFate } from './open-link.ts';

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
  return links.flatMap(({ url, ...place }) => {
    const fate = fates.get(url);
    return fate === undefined || fate.kind === 'alive' ? [] : [explain(url, place, fate)];
  });
}

function explain(
  url: string,
  place: Omit<FoundLink, 'url'>,
  { kind, why }: Exclude<LinkFate, { kind: 'alive' }>,
): Finding {
  const remedy =
    kind === 'dead'
      ? 'Correct the address, or take the link out.'
      : 'Open it yourself before the digest goes out.';
  return {
    ...place,
    rule: 'link-dead',
    level: kind === 'dead' ? 'error' : 'hint',
    message: `the link ${url} ${why}. ${remedy}`,
  };
}
