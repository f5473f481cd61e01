import type { BlockView } from './block-view.ts';
import { joinBriefs } from './join-briefs.ts';
import type { BandView } from './mail-view.ts';

/** Outlook breaks a table cell that is taller than about 1,800 px: some twenty short blocks. */
const MOST_BLOCKS = 20;

/**
 * Groups the views of a digest's blocks: what belongs together shares a band, an advertisement has one of its own.
 *
 * @param groups for each block of the digest its views, an article's or a section's in one group
 */
export function groupIntoBands(groups: readonly (readonly BlockView[])[]): BandView[] {
  const bands: { isApart: boolean; blocks: BlockView[] }[] = [];
  for (const [index, group] of groups.entries()) {
    const isApart = group.some(({ type }) => type === 'sponsor');
    const band = bands.at(-1);
    const isFollowing =
      band && !isApart && !band.isApart && isLoose(group) && isLoose(groups[index - 1] ?? []);
    if (isFollowing && band.blocks.length + group.length <= MOST_BLOCKS) {
      band.blocks.push(...group);
    } else {
      for (let start = 0; start < group.length; start += MOST_BLOCKS) {
        bands.push({ isApart, blocks: group.slice(start, start + MOST_BLOCKS) });
      }
    }
  }
  return bands.map((band) => ({ ...band, blocks: joinBriefs(band.blocks) }));
}

/** Whether a group is less than a chapter of the digest. */
function isLoose(group: readonly BlockView[]): boolean {
  return group.every(({ type }) => type !== 'section-head' && type !== 'article-head');
}
