import type { IssueArchive } from '../delivery/issue-archive.ts';
import type { LedgerRevisions } from '../delivery/ledger-revisions.ts';
import type { SubscriptionPorts } from '../subscribers/subscription-ports.ts';
import type { IssuePages } from './issue-pages.ts';
import type { SiteFiles } from './site-files.ts';
import type { SitePictures } from './site-pictures.ts';

/** What the public site is made of. */
export interface SitePorts {
  readonly files: SiteFiles;
  /** Where the site is reached, without a closing slash. */
  readonly siteUrl: string;
  readonly archive: IssueArchive;
  readonly issues: IssuePages;
  /** Missing where they are served before the site is asked: on a laptop, from content/images. */
  readonly pictures?: SitePictures;
  /** For whoever asks what is kept of them. */
  readonly ledger: Pick<LedgerRevisions, 'load'>;
  readonly subscriptions: SubscriptionPorts;
  /** Asked before a sign-up, if it is there; see docs/site.md. */
  readonly verifyHuman?: VerifyHuman;
}

/**
 * Whether a person has filled in the sign-up form, as a captcha of the newsroom's choice has it.
 *
 * @param attempt.fields all fields of the form, with those that the captcha has put there
 */
export type VerifyHuman = (attempt: {
  readonly fields: ReadonlyMap<string, string>;
  readonly ip: string | undefined;
}) => Promise<boolean>;
