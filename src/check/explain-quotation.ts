import type { Judgement, Place, Quotation } from './judge-quotation.ts';
import { NOBODY } from './judge-speaker.ts';
import { showWords } from './show-words.ts';

/** What a finding about a quotation says. */
export interface QuotationFault {
  readonly rule: string;
  readonly message: string;
}

/** A judgement in words that an editor can act on, or undefined where nothing is wrong. */
export function explainQuotation(
  quotation: Quotation,
  judgement: Judgement,
  sourceCount: number,
): QuotationFault | undefined {
  const words = showWords(quotation.words);
  const { place } = judgement;
  switch (judgement.verdict) {
    case 'verbatim':
    case 'edited':
      return explainFound(quotation, judgement);
    case 'speaker-mismatch':
      return { rule: 'quote-speaker', message: explainSpeaker(words, quotation, judgement) };
    case 'altered':
      return { rule: 'quote-altered', message: explainAltered(words, judgement) };
    case 'verbatim-unmarked':
      return explainUnmarked(quotation, place);
    case 'absent':
      return {
        rule: 'quote-absent',
        message:
          sourceCount > 0
            ? `no cited source has ${words}. ${FIND_OR_DROP}`
            : `${words} cannot be compared: no source is cited. ${FIND_OR_DROP}`,
      };
    case 'translated':
      return {
        rule: 'quote-translated',
        message: `${words} is a translation, and no cited source has it in these words. Compare it with the original by hand.`,
      };
    case 'term':
      return undefined;
  }
}

const FIND_OR_DROP =
  'Cite the source that has these words, write it without quotation marks, or let somebody answer for it in a waiver.';
const WRITE_AS_SOURCE =
  'Write the words of the source, with … for what is left out and [ ] around what is put in, or write it without quotation marks.';

function explainFound(quotation: Quotation, { place, isUnnamed }: Judgement): QuotationFault | undefined {
  const named = quotation.source;
  if (named !== undefined && place && place.source.source.id !== named) {
    return {
      rule: 'quote-source',
      message: `the source "${named}" does not have ${showWords(quotation.words)}; "${place.source.source.id}" does. Name that one.`,
    };
  }
  const isTitle = quotation.manner !== 'field' && isTitleOfWork(quotation.words);
  if (!isUnnamed || isTitle) return undefined;
  return {
    rule: 'quote-speaker-unnamed',
    message: `${outletOf(place)} has ${showWords(quotation.words)} without a name close by. Make sure that ${quotation.speaker?.name ?? 'this speaker'} said it.`,
  };
}

// “The Box”: every word of weight has a capital.
function isTitleOfWork(words: string): boolean {
  return (
    /^\p{Lu}[\p{L}'’-]*(?: (?:(?:of|the|and|a|an|in|to|for|on|at)|\p{Lu}[\p{L}'’-]*)){1,6}$/u.test(words) &&
    /\p{Lu}[\p{L}'’-]*$/u.test(words)
  );
}

function explainSpeaker(words: string, quotation: Quotation, { place, other }: Judgement): string {
  const speaker = quotation.speaker ?? quotation.inferred;
  const nameOther =
    other === NOBODY ? 'Take the name away, as the source names nobody,' : 'Name the one who said it,';
  return `${outletOf(place)} has ${words} from ${other ?? 'somebody else'}, not from ${speaker?.name ?? 'this speaker'}. ${nameOther} or quote what this speaker said.`;
}

function explainAltered(words: string, { place, dropped }: Judgement): string {
  const source = `${outletOf(place)} has ${place ? showWords(textOf(place)) : 'other words'}`;
  if (dropped !== undefined) {
    return `${words} leaves out "${dropped}" and turns the sense around: ${source}. Put it back, or quote less.`;
  }
  return `${words} is not what was said: ${source}. ${WRITE_AS_SOURCE}`;
}

/** Naming a thing as one's source does is no quotation of anybody. */
const SHORT = 5;

function explainUnmarked(
  { words, manner, speaker, subject }: Quotation,
  place: Place | undefined,
): QuotationFault | undefined {
  if (place && subject !== undefined && isNameOf(place.source.source.outlet, subject)) return undefined;
  const isShort = (place?.words.length ?? 0) <= SHORT;
  if (manner !== 'field' && speaker === undefined && isShort) return undefined;
  const isAbout = `${outletOf(place)} has ${showWords(words)}`;
  if (manner === 'marked') {
    return {
      rule: 'quote-of-source',
      message: `${isAbout} as its own words. Say that you quote it, or write it without quotation marks.`,
    };
  }
  const said = place?.words.filter(({ quoted }) => quoted !== -1).length ?? 0;
  return {
    rule: 'quote-not-speech',
    message: `${isAbout} as its own words, ${said > 0 ? 'in part' : 'not as speech'}. Write it without quotation marks, or quote what was said.`,
  };
}

// “…”, says the court, of the opinion of a court: what a source has as its own words, it says.
function isNameOf(outlet: string, subject: string): boolean {
  const [, noun] = /^the (?:\p{Ll}+ )?(\p{Ll}{4,})$/u.exec(subject) ?? [];
  return (
    noun !== undefined &&
    outlet
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .includes(noun)
  );
}

function outletOf(place: Place | undefined): string {
  return place?.source.source.outlet ?? 'the source';
}

/** What a source has at a place, as it was typed. */
export function textOf({ source, words: [first, ...others] }: Place): string {
  const { normal } = source.context.paragraphs[first.paragraph] ?? {};
  const last = others.findLast(({ paragraph }) => paragraph === first.paragraph) ?? first;
  return normal ? normal.original.slice(normal.toOriginal(first.start), normal.toOriginal(last.end)) : '';
}
