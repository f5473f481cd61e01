import { crush } from 'html-crush';

/** Characters; at most three bytes each, so that a line stays below the 998 bytes of RFC 5322 in every script. */
const LINE_LENGTH = 320;

/**
 * The same page with fewer bytes: no indentation, few line breaks, none of the lines long.
 *
 * Only the head goes through html-crush, as only that has CSS to shorten: on the whole page it takes longer
 * than MJML itself, to find the white space between the tags that the body is rid of here.
 */
export function minifyHtml(html: string): string {
  const bodyStart = html.indexOf('<body');
  const head = crush(html.slice(0, bodyStart), {
    removeLineBreaks: true,
    lineLengthLimit: LINE_LENGTH,
  }).result;
  return `${head.trimEnd()}\n${packLines(joinTags(html.slice(bodyStart)))}\n`;
}

/** MJML spreads a tag over several lines. */
function joinTags(html: string): string {
  return html
    .replace(/[ \t]*\n\s*/g, '\n')
    .replace(/(<[a-z]\w*)\n/g, '$1 ')
    .replace(/ *\n(\/?>)/g, '$1')
    .replace(/ {2,}/g, ' ');
}

/** Joins lines where white space has no meaning, up to the length of a line; elsewhere a break stays a break. */
function packLines(html: string): string {
  let packed = '';
  let length = 0;
  let wasFree = true;
  for (const line of html.split('\n').flatMap(splitLong)) {
    const isFree = wasFree || BLOCK_TAG.test(line);
    const fits = length + line.length <= LINE_LENGTH;
    packed += isFree && fits ? line : `\n${line}`;
    length = isFree && fits ? length + line.length : line.length;
    wasFree = line.endsWith('>') && BLOCK_TAG.test(line.slice(line.lastIndexOf('<')));
  }
  return packed.trim();
}

/** A tag, or a comment for Outlook, beside which white space shows nothing. */
const BLOCK_TAG = /^<(?:!|\/?(?:body|html|div|table|tbody|tr|td|th|caption|p|h[1-6]|ul|ol|li|br)\b)/;

/** Cuts a line at spaces: in text, where a break reads the same, or between the attributes of a tag. */
function splitLong(line: string): string[] {
  if (line.length <= LINE_LENGTH) return [line];
  const pieces: string[] = [];
  let start = 0;
  let space = 0;
  let isInTag = false;
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at];
    // In text and in attributes alike, these stand only where a tag begins and ends.
    if (character === '<' || character === '>') isInTag = character === '<';
    if (character === '"' && isInTag) isQuoted = !isQuoted;
    if (character === ' ' && !isQuoted) space = at;
    if (at - start >= LINE_LENGTH && space > start) {
      pieces.push(line.slice(start, space));
      start = space + 1;
    }
  }
  return [...pieces, line.slice(start)];
}
