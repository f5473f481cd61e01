import { Feed } from 'feed';
import type { ArchivedIssue } from '../delivery/issue-archive.ts';
import type { Newsletter } from '../digest/newsletter.ts';
import { escapeHtml } from '../email/escape-html.ts';

/** What a feed is made of. */
export interface FeedSource {
  readonly newsletter: Newsletter;
  readonly siteUrl: string;
  /** The newest first. */
  readonly issues: readonly ArchivedIssue[];
}

/**
 * The feed of RSS 2.0 and Atom.
 *
 * @param now when it was last changed, as long as there is no issue
 */
export function buildXmlFeed({ newsletter, siteUrl, issues }: FeedSource, now: Date): Feed {
  const { name, tagline, language } = newsletter;
  const feed = new Feed({
    id: `${siteUrl}/`,
    title: name,
    link: `${siteUrl}/`,
    language,
    generator: false,
    // Given always: the package would take the time of the machine.
    updated: issues[0] ? new Date(issues[0].since) : now,
    feedLinks: { rss: `${siteUrl}/feed.xml`, atom: `${siteUrl}/atom.xml` },
    author: { name },
    ...(tagline === undefined ? {} : { description: tagline }),
  });
  for (const { id, subject, preheader, since } of issues) {
    const link = `${siteUrl}/issues/${id}`;
    feed.addItem({
      // The package writes both as HTML, and does not escape them.
      title: escapeHtml(subject),
      description: escapeHtml(preheader),
      link,
      date: new Date(since),
    });
  }
  return feed;
}
