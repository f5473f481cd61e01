import type { Finding, Level } from '../digest/finding.ts';
import { measureArticles } from './article-bytes.ts';
import { findEmptyField, findMergeTag } from './mail-leftovers.ts';
import { decodeAttribute, findLinkFaults } from './mail-links.ts';

/**
 * Gmail clips a mail near this size, and with its end it hides the way to unsubscribe. Whether it counts the bytes
 * of the page or those of its encoding is not known, so the larger number counts here.
 */
const CLIPPED_AT = 102_000;
const GETTING_LARGE = 80_000;
/** Gmail drops every style of a mail whose style blocks are longer (hteumeuleu/email-bugs #90). */
const STYLE_LIMIT = 16_384;
/** RFC 5322, 2.1.1. */
const LINE_LIMIT = 998;
/** Longer subjects are cut in every inbox; the important words belong before this. */
const SUBJECT_LIMIT = 120;
/** What the widest inbox rows show after a short subject; the rest nobody sees. */
const PREHEADER_LIMIT = 160;
/** WCAG 2.2, 1.4.3. */
const LEAST_CONTRAST = 4.5;

/** What is checked of a rendered digest. */
export interface RenderedMail {
  /** Named in the findings: the digest's file, or its id where it was composed. */
  readonly file: string;
  readonly subject: string;
  readonly preheader: string;
  readonly html: string;
  readonly text: string;
  /** Bytes of the HTML part as it is encoded in the message. */
  readonly encodedBytes: number;
  /** Where the newsletter's own links lead, without a closing slash. */
  readonly siteUrl?: string;
  /** The pairs of colours that text is set in, such as `accent on paper`, with their contrast ratios (1 to 21). */
  readonly contrasts?: readonly { readonly pair: string; readonly ratio: number }[];
}

/** Judges a rendered mail by what mail clients do with it. */
export function checkMail(mail: RenderedMail): Finding[] {
  const { html, subject, preheader } = mail;
  const found: [rule: string, level: Level, message: string | undefined][] = [
    ['mail-size', 'error', findClipping(mail)],
    ['mail-size', 'warning', findLargeness(mail)],
    ['mail-style-size', 'error', findStyleOverflow(html)],
    ['mail-line-length', 'error', findLongLine(html)],
    ['mail-image-alt', 'error', findMissingAlt(html)],
    ['mail-text-links', 'error', findLinksLeftOut(mail)],
    ...findLinkFaults(html, mail.siteUrl).map((message): [string, Level, string] => [
      'mail-link',
      'error',
      message,
    ]),
    ['mail-leftover', 'error', explainLeftover(findEmptyField(html))],
    ['mail-leftover', 'warning', explainLeftover(findMergeTag(html))],
    ['mail-contrast', 'warning', findFaintText(mail)],
    ['subject-length', 'warning', findLongSubject(subject)],
    ['preheader-length', 'hint', findPreheaderFault(preheader, subject)],
  ];
  return found.flatMap(([rule, level, message]) =>
    message ? [{ rule, level, message, file: mail.file, line: 0, column: 0, path: '' }] : [],
  );
}

function findClipping({ encodedBytes, html }: RenderedMail): string | undefined {
  if (encodedBytes <= CLIPPED_AT) return undefined;
  return `the mail has ${count(encodedBytes)} bytes of encoded HTML; Gmail would cut it at about ${count(CLIPPED_AT)} and hide the unsubscribe link. Show some articles "as: brief", or leave some out.${nameHeaviest(html)}`;
}

function findLargeness({ encodedBytes, html }: RenderedMail): string | undefined {
  if (encodedBytes <= GETTING_LARGE || encodedBytes > CLIPPED_AT) return undefined;
  return `the mail has ${count(encodedBytes)} bytes of encoded HTML, close to the ${count(CLIPPED_AT)} at which Gmail cuts it. Think about showing an article "as: brief".${nameHeaviest(html)}`;
}

const MOST_NAMED = 3;

function nameHeaviest(html: string): string {
  const heaviest = measureArticles(html).slice(0, MOST_NAMED);
  if (heaviest.length === 0) return '';
  return ` The heaviest are ${heaviest.map(({ id, bytes }) => `${id} (${count(bytes)} bytes)`).join(', ')}.`;
}

function findStyleOverflow(html: string): string | undefined {
  const length = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].reduce(
    (sum, [, css = '']) => sum + css.length,
    0,
  );
  return length > STYLE_LIMIT
    ? `the style blocks have ${count(length)} characters; Gmail drops them all past ${count(STYLE_LIMIT)}. Shorten the styles in templates/.`
    : undefined;
}

function findLongLine(html: string): string | undefined {
  const longest = Math.max(...html.split('\n').map(sizeOf));
  return longest > LINE_LIMIT
    ? `a line of the HTML has ${count(longest)} bytes; mail allows ${LINE_LIMIT}. Break the line in templates/.`
    : undefined;
}

function findMissingAlt(html: string): string | undefined {
  const image = html.match(/<img(?![^>]*\salt=)[^>]*>/)?.[0];
  return image
    ? `a picture has no alternative text: ${image.slice(0, 80)}. Give it an alt in its template.`
    : undefined;
}

// Within the mail itself, in one direction only: the text part may name more links than the HTML part.
function findLinksLeftOut({ html, text }: RenderedMail): string | undefined {
  const links = [...html.matchAll(/<a\s[^>]*href="([^"#][^"]*)"/g)].map(([, href = '']) =>
    decodeAttribute(href),
  );
  const missing = links.find((link) => !text.includes(link));
  return missing
    ? `the text part lacks a link of the HTML part: ${missing}. Add it to the text template.`
    : undefined;
}

function explainLeftover(leftover: string | undefined): string | undefined {
  return leftover === undefined
    ? undefined
    : `the mark of a field without a value is left: ${leftover}. Give the field a value, or take the mark out.`;
}

function findFaintText({ contrasts = [] }: RenderedMail): string | undefined {
  const faint = contrasts.filter(({ ratio }) => ratio < LEAST_CONTRAST);
  if (faint.length === 0) return undefined;
  const pairs = faint.map(({ pair, ratio }) => `${pair} (${ratio.toFixed(1)})`).join(', ');
  return `text is hard to read in these colours: ${pairs}; it needs a contrast of ${LEAST_CONTRAST}. Choose a darker accent in newsletter.yaml.`;
}

function findLongSubject(subject: string): string | undefined {
  const length = [...new Intl.Segmenter('en').segment(subject)].length;
  return length > SUBJECT_LIMIT
    ? `the subject has ${length} characters, and inboxes show 40 to 90. Write a shorter one as the digest's subject.`
    : undefined;
}

function findPreheaderFault(preheader: string, subject: string): string | undefined {
  // Without one, the inbox shows nothing there, which is dull and not wrong.
  if (preheader.trim() === subject.trim())
    return 'the preheader repeats the subject. Say what else there is.';
  const length = [...new Intl.Segmenter('en').segment(preheader)].length;
  return length > PREHEADER_LIMIT
    ? `the preheader has ${length} characters, and inboxes show 40 to 90. Write a shorter one in the digest.`
    : undefined;
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function count(value: number): string {
  return value.toLocaleString('en-GB');
}
