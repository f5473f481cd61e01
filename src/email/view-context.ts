import type { Newsletter } from '../digest/newsletter.ts';
import type { People } from '../digest/person.ts';
import type { Words } from './words.ts';

/** What every block needs to know of the digest that it stands in. */
export interface ViewContext {
  readonly newsletter: Newsletter;
  readonly siteUrl: string;
  readonly words: Words;
  /** BCP 47; numbers and dates are written as it writes them. */
  readonly language: string;
  readonly zone: string;
  /** The digest's day, `YYYY-MM-DD`. Roles are those of that day. */
  readonly date: string;
  readonly people: People;
  /** The digest's subject, without flags. */
  readonly subject: string;
  /** Where the digest can be read in a browser. */
  readonly issueUrl: string;
}

/** The address to show for one of the content: the newsletter's own site is wherever it is served from. */
export function siteAddress(
  url: string,
  { newsletter, siteUrl }: Pick<ViewContext, 'newsletter' | 'siteUrl'>,
): string {
  const home = `https://${newsletter.site}/`;
  return url.startsWith(home) ? `${siteUrl}/${url.slice(home.length)}` : url;
}
