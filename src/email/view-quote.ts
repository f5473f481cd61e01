import { roleOn } from '../digest/person.ts';
import type { Quote } from '../digest/quote.ts';
import { fillWords } from './fill-words.ts';
import { formatWhen } from './format-when.ts';
import { joinParts } from './join-parts.ts';
import { madeOnce } from './made-once.ts';
import type { QuoteView } from './record-view.ts';
import type { ViewContext } from './view-context.ts';
import { viewFlags } from './view-flags.ts';

/**
 * A statement with its speaker, in the role of the digest's day.
 *
 * @throws Error if nobody has the speaker's id; a checked digest names everyone whom it quotes
 */
export function viewQuote(quote: Quote, context: ViewContext): QuoteView {
  const { words } = context;
  const speaker = context.people[quote.speaker];
  if (!speaker) throw new Error(`The digest quotes ${quote.speaker} but does not say who that is`);
  return {
    words: quoteFragments(quote.fragments, context),
    speaker: speaker.name,
    flag: speaker.country && viewFlags([speaker.country]),
    role: quote.role ?? roleOn(speaker, context.date)?.title,
    setting: joinParts([...settingOf(quote, context)], words),
  };
}

// Each fragment in its own marks: nobody said the words on both sides of a gap in one breath.
function quoteFragments(fragments: readonly string[], { words }: ViewContext): string {
  const { open, close, gap } = words.quotation;
  return fragments.map((fragment) => `${open}${fragment}${close}`).join(gap);
}

function* settingOf(quote: Quote, context: ViewContext): Iterable<string | undefined> {
  const { words, language } = context;
  yield quote.said && formatWhen(quote.said, context);
  yield quote.where;
  yield quote.occasion;
  yield quote.via && fillWords(words.quote.via, { outlet: quote.via });
  const original =
    quote.translatedFrom &&
    madeOnce(Intl.DisplayNames, language, { type: 'language' }).of(quote.translatedFrom);
  yield original && fillWords(words.quote.translated, { language: original });
}
