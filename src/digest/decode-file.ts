import type { ContentFile } from './content.ts';
import type { Fault } from './raw-data.ts';

/** A million bytes is some 150,000 words: more than any article, and little enough to read in a blink. */
export const MAX_FILE_BYTES = 1_000_000;

export type DecodedFile =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: Fault };

/** Bytes to text: UTF-8 only, without byte order mark, every line end as `\n`. */
export function decodeFile({ bytes }: ContentFile): DecodedFile {
  if (bytes.length > MAX_FILE_BYTES) {
    return refuse(
      0,
      'file-too-big',
      'is over 1 MB, more than any article needs. Check that it is the right file, and link to pictures instead of pasting them.',
    );
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return refuse(1, 'utf-16', 'is saved as UTF-16. Save it again with the encoding UTF-8.');
  }
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    return refuse(
      findUndecodableLine(bytes),
      'not-utf-8',
      'this line holds a byte that is not UTF-8 text. Save the file again with the encoding UTF-8, then look at the line.',
    );
  }
  if (text.trim() === '') return refuse(0, 'empty-file', 'is empty. Write it or delete the file.');
  return { ok: true, text: text.replace(/\r\n?/g, '\n') };
}

function refuse(line: number, rule: string, message: string): DecodedFile {
  return { ok: false, fault: { point: { line, column: line === 0 ? 0 : 1 }, rule, message } };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

// No character but the line feed contains the byte 0x0A, so each line can be tried on its own.
function findUndecodableLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed === -1 ? bytes.length : feed;
    if (decodeUtf8(bytes.subarray(start, end)) === undefined) return line;
    start = end + 1;
  }
  return line;
}
