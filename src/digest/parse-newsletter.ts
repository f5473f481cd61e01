import type { ContentFile } from './content.ts';
import { Newsletter } from './newsletter.ts';
import { parseFile, type ParseResult } from './parse-file.ts';

/** Reads newsletter.yaml. */
export function parseNewsletter(file: ContentFile): ParseResult<Newsletter> {
  return parseFile(file, { schema: Newsletter, body: undefined, idFromName: false, aliases: {} });
}
