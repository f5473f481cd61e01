import type { QuotedSpan, Span } from './quoted-spans.ts';
import { SPEECH_VERB } from './speech-verbs.ts';

/**
 * Divides a normalised paragraph into sentences. A quotation is never divided, and stays with the words that say who
 * spoke: `"Will it hold?" Costa asked.` is one sentence.
 */
export function splitSentences(text: string, quoted: readonly QuotedSpan[]): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  let next = 0;
  for (const { 0: stop, index } of text.matchAll(/[.?!…]["')\]]*(?= )/g)) {
    while ((quoted[next]?.end ?? Infinity) < index) next += 1;
    const span = quoted[next];
    const isInside = span !== undefined && span.start <= index && index + stop.length <= span.end;
    if (isInside || !endsSentence(text, index, stop)) continue;
    sentences.push({ start, end: index + stop.length });
    start = index + stop.length + 1;
  }
  if (start < text.length) sentences.push({ start, end: text.length });
  return sentences;
}

const LOOKS_BACK = 14;
const LOOKS_AHEAD = 60;

function endsSentence(text: string, at: number, stop: string): boolean {
  const ahead = text.slice(at + stop.length + 1, at + stop.length + 1 + LOOKS_AHEAD);
  if (!/^["'([]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(ahead)) return false;
  if (stop === '.') return !ABBREVIATED.test(text.slice(Math.max(0, at - LOOKS_BACK), at));
  return !(/^[?!]["']/.test(stop) && saysWho(ahead));
}

// "No. 10", "Mr. Lee", "J. Smith", "the U.S. Treasury": the full stop belongs to the word.
const ABBREVIATED =
  /(?:^|[^\p{L}])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|St|No|Nos|vs|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|approx|Art|Sec|\p{Lu}(?:\.\p{Lu})*)$/u;

/** Whether a text begins as `Costa asked` or `Vice Premier Costa asked` do. */
function saysWho(ahead: string): boolean {
  const words = ahead.match(/[\p{L}'-]+/gu) ?? [];
  const at = words.findIndex((word) => !/^\p{Lu}/u.test(word));
  return at > 0 && at <= 5 && SPEECH_VERB.has(words[at] ?? '');
}
