import type { ContentFile } from './content.ts';
import { DigestFile } from './digest-file.ts';
import { parseFile, type ParseResult } from './parse-file.ts';

/** Reads one digest, as JSON, YAML or Markdown by the ending of its name. Its articles are not looked up. */
export function parseDigestFile(file: ContentFile): ParseResult<DigestFile> {
  return parseFile(file, {
    schema: DigestFile,
    body: 'blocks',
    idFromName: true,
    aliases: { title: 'subject', slug: 'id', description: 'preheader', draft: 'status' },
  });
}
