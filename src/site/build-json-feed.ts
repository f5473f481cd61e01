import type { FeedSource } from './build-xml-feed.ts';

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function buildJsonFeed({ newsletter, siteUrl, issues }: FeedSource): object {
  const { name, tagline, language } = newsletter;
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: name,
    ...(tagline === undefined ? {} : { description: tagline }),
    home_page_url: `${siteUrl}/`,
    feed_url: `${siteUrl}/feed.json`,
    language,
    authors: [{ name, url: `${siteUrl}/` }],
    items: issues.map(({ id, subject, preheader, since }) => ({
      id: `${siteUrl}/issues/${id}`,
      url: `${siteUrl}/issues/${id}`,
      title: subject,
      // An item must have content; an issue may have no preheader.
      content_text: preheader || subject,
      date_published: since,
    })),
  };
}
