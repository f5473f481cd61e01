import type { CitedSource, Receipts } from '../delivery/receipts.ts';
import type { Phrases } from './create-phrases.ts';
import type { SourcesView, SourceView } from './page-view.ts';
import type { PageWords } from './page-words.ts';

/** The sources of an issue, each with what it bears out. */
export function buildSourcesView(
  { words, phrases }: { readonly words: PageWords['sources']; readonly phrases: Phrases },
  { day, receipts }: { readonly day: string; readonly receipts: Receipts },
): SourcesView {
  return {
    template: 'sources',
    title: phrases.say(words.title, { day: phrases.date(day) }),
    // Readers come here from the issue. Search engines would show it in its place.
    description: undefined,
    canonical: undefined,
    paragraphs: words.text.map((text) => phrases.say(text)),
    issue: { text: words.issue, path: `/issues/${day}` },
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
