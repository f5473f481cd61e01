import { UNSAFE_CHARACTER } from '../digest/line.ts';
import { readIntakeFields, type LineFields } from './intake-fields.ts';
import type { DroppedLine, IntakeLine, IntakeLines, JoinedLines } from './intake-line.ts';
import { readIntakeMoment, type IntakeMoment } from './intake-moment.ts';
import { readIntakePage } from './intake-page.ts';
import type { IntakeRules } from './intake-rules.ts';
import { readIntakeText } from './intake-text.ts';

/** What somebody says of a source in the place of what stands in it. */
export interface IntakeOptions {
  readonly headline?: string;
  readonly outlet?: string;
  readonly url?: string;
  /** RFC 3339. */
  readonly published?: string;
  readonly updated?: string;
  /** IANA zone of the times that stand in it without one. */
  readonly zone?: string;
}

/** A source as far as its text gives it, with an account of every line that is not in `paragraphs`. */
export interface Intake {
  readonly headline: string | undefined;
  readonly outlet: string | undefined;
  readonly byline: readonly string[];
  readonly published: string | undefined;
  readonly updated: string | undefined;
  readonly url: string | undefined;
  /** The text, then captions, then notes. */
  readonly paragraphs: readonly string[];
  readonly dropped: readonly DroppedLine[];
  readonly joined: readonly JoinedLines[];
  /** What was not guessed, a sentence each. */
  readonly doubts: readonly string[];
}

/** How far from the top a byline and the dates are looked for, in lines. */
const TOP = 20;

/**
 * Reads a text or a saved page as a source. Nothing is guessed: what can be read in two ways is left out and said.
 *
 * @param text of the file, with `\n` as line end
 */
export function intakeSource(text: string, rules: IntakeRules, options: IntakeOptions = {}): Intake {
  const { clean, removed } = removeUnsafe(text);
  const read = isPage(clean) ? readIntakePage(clean, rules) : readIntakeText(clean, rules);
  const { fields, rest } = takeFields(read.lines, options.zone);
  const { headline, below } = takeHeadline(rest, read);
  const published = settleMoment('published', [
    ...fields.published,
    ...read.data.published.map(toMoment(options.zone)),
  ]);
  const updated = settleMoment('updated', [
    ...fields.updated,
    ...read.data.updated.map(toMoment(options.zone)),
  ]);
  const outlet = options.outlet ?? settle(read.data.outlet);
  const url = options.url ?? settle(read.data.url.filter((address) => /^https?:\/\//.test(address)));
  const paragraphs = inOrder(below, rules);
  return {
    headline: options.headline ?? headline,
    outlet,
    byline: fields.byline.length > 0 ? fields.byline : (read.data.byline[0] ?? []),
    published: options.published ?? published.instant,
    updated: options.updated ?? updated.instant,
    url,
    paragraphs,
    dropped: read.dropped.toSorted((a, b) => a.line - b.line),
    joined: read.joined,
    doubts: [
      ...read.doubts,
      ...(removed > 0 ? [`${removed} invisible characters that can disguise a text were removed.`] : []),
      ...(options.published === undefined ? published.doubts : []),
      ...(options.updated === undefined ? updated.doubts : []),
      ...(outlet === undefined && read.data.outlet.length > 0
        ? [
            `The page names several outlets: ${[...new Set(read.data.outlet)].join('; ')}. Say which with --outlet.`,
          ]
        : []),
      ...(url === undefined && read.data.url.length > 0
        ? [
            `The page gives several addresses: ${[...new Set(read.data.url)].join(' ')}. Say which with --url.`,
          ]
        : []),
    ],
  };
}

function isPage(text: string): boolean {
  return /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype|html|head|body|article|main|div|section|p|h1)\b/i.test(
    text,
  );
}

function removeUnsafe(text: string): { readonly clean: string; readonly removed: number } {
  let removed = 0;
  const clean = text.replace(new RegExp(UNSAFE_CHARACTER, 'gu'), (character) => {
    // Form feeds part the pages of a PDF's text.
    if (character === '\f') return character;
    removed += 1;
    return '';
  });
  return { clean, removed };
}

interface TakenFields {
  readonly byline: readonly string[];
  readonly published: readonly IntakeMoment[];
  readonly updated: readonly IntakeMoment[];
}

function takeFields(
  lines: readonly IntakeLine[],
  zone: string | undefined,
): { readonly fields: TakenFields; readonly rest: readonly IntakeLine[] } {
  const taken: LineFields[] = [];
  const rest = lines.filter((line, index) => {
    const fields = index < TOP && line.role !== 'title' ? readIntakeFields(line, zone) : undefined;
    if (fields) taken.push(fields);
    return fields === undefined;
  });
  return {
    fields: {
      byline: taken.find(({ byline }) => byline)?.byline ?? [],
      published: taken.map(({ published }) => published),
      updated: taken.map(({ updated }) => updated),
    },
    rest,
  };
}

const LONGEST_HEADLINE = 250;

// A page says which heading is its first; of a text it is the first line, if it is no sentence.
function takeHeadline(
  lines: readonly IntakeLine[],
  { data }: IntakeLines,
): { readonly headline: string | undefined; readonly below: readonly IntakeLine[] } {
  const titles = lines.filter(({ role }) => role === 'title');
  const [title] = titles;
  if (title && titles.length === 1)
    return { headline: title.text, below: lines.filter((line) => line !== title) };
  const given = titles.find(({ text }) => data.headline.includes(text));
  if (given) return { headline: given.text, below: lines.filter((line) => line !== given) };
  if (data.headline.length > 0) return { headline: settle(data.headline), below: lines };
  const [first, ...below] = lines;
  const isHeadline =
    first !== undefined &&
    titles.length === 0 &&
    below.length > 0 &&
    first.text.length <= LONGEST_HEADLINE &&
    !/[.:…]$/.test(first.text);
  return isHeadline ? { headline: first.text, below } : { headline: undefined, below: lines };
}

function toMoment(zone: string | undefined): (text: string) => IntakeMoment {
  return (text) => readIntakeMoment(text, zone);
}

// Two that are one moment are no contradiction; one without its zone is none beside one with it.
function settleMoment(
  field: string,
  found: readonly IntakeMoment[],
): { readonly instant: string | undefined; readonly doubts: readonly string[] } {
  const instants = found.flatMap((moment) => (moment?.kind === 'moment' ? [moment.instant] : []));
  const [first] = instants;
  if (
    first !== undefined &&
    new Set(instants.map((instant) => Math.floor(Date.parse(instant) / 60_000))).size === 1
  )
    return { instant: first, doubts: [] };
  if (first !== undefined) {
    const both = [...new Set(instants)].join(' and ');
    return {
      instant: undefined,
      doubts: [`"${field}" is missing: the page says ${both}. Say which with --${field}.`],
    };
  }
  const why = found.flatMap((moment) => (moment?.kind === 'doubtful' ? [moment.why] : []));
  if (why.length === 0) return { instant: undefined, doubts: field === 'published' ? [NO_DATE] : [] };
  return {
    instant: undefined,
    doubts: [...new Set(why)].map((reason) => `"${field}" is missing: ${reason}. Say it with --${field}.`),
  };
}

const NO_DATE = '"published" is missing: there is no date at the top. Say it with --published.';

function settle(values: readonly string[]): string | undefined {
  const [first, ...others] = new Set(values);
  return others.length === 0 ? first : undefined;
}

function inOrder(lines: readonly IntakeLine[], { captions, notes }: IntakeRules): string[] {
  const part = ({ role, text }: IntakeLine) =>
    role === 'caption' || captions.test(text) ? 1 : notes.test(text) ? 2 : 0;
  return lines.toSorted((a, b) => part(a) - part(b)).map(({ text }) => text);
}
