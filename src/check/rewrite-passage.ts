import type { Article } from '../digest/article.ts';
import type { ContentFile, Parsed } from '../digest/content.ts';
import type { DigestFile } from '../digest/digest-file.ts';
import { alignSource } from '../digest/align-source.ts';
import { startOfLine } from '../digest/start-of-line.ts';
import { listPassages, type Passage } from './list-passages.ts';
import { applyTextEdits, type TextEdit } from './text-edits.ts';

/** A passage with what should change in it. */
export interface EditedPassage extends Passage {
  readonly edits: readonly TextEdit[];
}

/**
 * Makes the edits of a passage in the file that it was read from; every other byte stays.
 *
 * @returns undefined where the passage cannot be found in the file as it was read
 */
export function rewritePassage(
  { bytes }: ContentFile,
  parsed: Parsed<Article | DigestFile>,
  passage: EditedPassage,
): Uint8Array | undefined {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const place = parsed.locate(passage.path);
  const later = listPassages(parsed.value)
    .map(({ path }) => parsed.locate(path).line)
    .filter((line) => line > place.line);
  const end = later.length > 0 ? startOfLine(text, Math.min(...later)) : text.length;
  const alignment = alignSource(text, startOfLine(text, place.line), end, passage.text);
  if (!alignment) return undefined;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const edits = passage.edits.map(({ start, end: stop, text: instead }) => ({
    start: alignment[start]?.start ?? alignment.at(-1)?.end ?? 0,
    end:
      stop > start
        ? (alignment[stop - 1]?.end ?? 0)
        : (alignment[start]?.start ?? alignment.at(-1)?.end ?? 0),
    text: instead.replaceAll('\n', lineEnd),
  }));
  return new TextEncoder().encode(applyTextEdits(text, edits));
}
