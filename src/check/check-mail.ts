import type { Finding, Level } from '../digest/finding.ts';

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

/** What is checked of a rendered digest. */
export interface RenderedMail {
  /** Named in the findings: the digest's file, or its id where it was composed. */
  readonly file: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Bytes of the HTML part as it is encoded in the message. */
  readonly encodedBytes: number;
}

/** Judges a rendered mail by what mail clients do with it. */
export function checkMail(mail: RenderedMail): Finding[] {
  const found: [rule: string, level: Level, message: string | undefined][] = [
    ['mail-size', 'error', findClipping(mail.encodedBytes)],
    ['mail-size', 'warning', findLargeness(mail.encodedBytes)],
    ['mail-style-size', 'error', findStyleOverflow(mail.html)],
    ['mail-line-length', 'error', findLongLine(mail.html)],
    ['mail-image-alt', 'error', findMissingAlt(mail.html)],
    ['mail-text-links', 'error', findLinksLeftOut(mail)],
    ['subject-length', 'warning', findLongSubject(mail.subject)],
  ];
  return found.flatMap(([rule, level, message]) =>
    message ? [{ rule, level, message, file: mail.file, line: 0, column: 0, path: '' }] : [],
  );
}

function findClipping(bytes: number): string | undefined {
  if (bytes <= CLIPPED_AT) return undefined;
  return `the mail has ${count(bytes)} bytes of encoded HTML; Gmail would cut it at about ${count(CLIPPED_AT)} and hide the unsubscribe link. Show some articles "as: brief", or leave some out.`;
}

function findLargeness(bytes: number): string | undefined {
  if (bytes <= GETTING_LARGE || bytes > CLIPPED_AT) return undefined;
  return `the mail has ${count(bytes)} bytes of encoded HTML, close to the ${count(CLIPPED_AT)} at which Gmail cuts it. Think about showing an article "as: brief".`;
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

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Undoes what escaping does to an attribute; other references do not come up in what we render. */
function decodeAttribute(value: string): string {
  return value.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex) return String.fromCodePoint(parseInt(hex, 16));
      if (decimal) return String.fromCodePoint(Number(decimal));
      return NAMED[name?.toLowerCase() ?? ''] ?? whole;
    },
  );
}

function findLongSubject(subject: string): string | undefined {
  const length = [...new Intl.Segmenter('en').segment(subject)].length;
  return length > SUBJECT_LIMIT
    ? `the subject has ${length} characters, and inboxes show 40 to 90. Write a shorter one as the digest's subject.`
    : undefined;
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function count(value: number): string {
  return value.toLocaleString('en-GB');
}
