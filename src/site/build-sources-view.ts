import type { CitedSource, Receipts } from '../delivery/receipts.ts';
import type { SourcesView, SourceView } from './page-view.ts';
import type { SiteContext } from './site-context.ts';

/** The sources of an issue, each with what it bears out. */
export function buildSourcesView(
  { ports, phrases }: SiteContext,
  { day, receipts }: { readonly day: string; readonly receipts: Receipts },
): SourcesView {
  const { sources } = ports.files.words;
  return {
    template: 'sources',
    title: phrases.say(sources.title, { day: phrases.date(day) }),
    // Readers come here from the issue. Search engines would show it in its place.
    description: undefined,
    canonical: undefined,
    paragraphs: sources.text.map((text) => phrases.say(text)),
    issue: { text: sources.issue, path: `/issues/${day}` },
    sources: receipts.sources.map((source) => viewSource(source, phrases.moment)),
  };
}

function viewSource(
  { outlet, published, url, receipts }: CitedSource,
  moment: (instant: string) => string,
): SourceView {
  return {
    outlet,
    url,
    published: published === undefined ? undefined : { at: published, text: moment(published) },
    receipts: receipts.map(({ kind, text, url: place }) => ({
      text,
      isQuotation: kind === 'quotation',
      url: place,
    })),
  };
}
