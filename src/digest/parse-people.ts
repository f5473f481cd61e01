import type { ContentFile } from './content.ts';
import { parseFile, type ParseResult } from './parse-file.ts';
import { People } from './person.ts';

/** Reads people.yaml. */
export function parsePeople(file: ContentFile): ParseResult<People> {
  return parseFile(file, { schema: People, body: undefined, idFromName: false, aliases: {} });
}
