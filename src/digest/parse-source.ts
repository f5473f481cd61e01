import type { ContentFile } from './content.ts';
import { parseFile, type ParseResult } from './parse-file.ts';
import { Source } from './source.ts';

/** Reads one source, as JSON, YAML or Markdown by the ending of its name. */
export function parseSource(file: ContentFile): ParseResult<Source> {
  return parseFile(file, {
    schema: Source,
    body: 'paragraphs',
    idFromName: true,
    aliases: {
      title: 'headline',
      slug: 'id',
      date: 'published',
      lastmod: 'updated',
      author: 'byline',
      authors: 'byline',
    },
  });
}
