import type { LinkFate } from '../local/link-fate.ts';

/** What became of one link of a mail. */
export interface LinkReport {
  /** As it is written in the HTML. */
  readonly url: string;
  readonly fate: LinkFate;
}
