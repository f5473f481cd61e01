import type { CheckedContent } from '../check/parse-and-check-content.ts';
import type { ComposedIssue } from '../delivery/compose-issue.ts';
import type { Finding } from '../digest/finding.ts';
import type { DigestChoice } from '../digest/list-digests.ts';
import type { Renderer } from '../email/create-renderer.ts';

/** A digest as it was last composed for being looked at, with all that it was composed from. */
export interface Proof {
  readonly choice: DigestChoice;
  readonly content: CheckedContent;
  readonly renderer: Renderer;
  readonly composed: ComposedIssue;
  /** Of the files that it is made of and of the rendered mail. */
  readonly findings: readonly Finding[];
  /** Where links lead, without a closing slash. */
  readonly siteUrl: string;
  /** RFC 3339 */
  readonly renderedAt: string;
}
