import { readIntakeMoment, type IntakeMoment } from './intake-moment.ts';

/** What one line says of its article, all of the line. */
export interface LineFields {
  readonly byline?: readonly string[];
  readonly published?: Exclude<IntakeMoment, undefined>;
  readonly updated?: Exclude<IntakeMoment, undefined>;
}

const BYLINE = /^(?:by|authors?:|byline:)\s+(.+)$/i;
const PUBLISHED = /^(?:first )?(?:published|posted|issued|date|released)(?: on| at)?\b:?\s*/i;
const UPDATED = /^(?:last )?(?:updated|modified|edited)(?: on| at)?\b:?\s*/i;
/** Where a line that says several things begins the next one. */
const NEXT =
  /\s*(?:[|·•—–,;]\s*)?(?=(?:last )?(?:updated|modified)\b(?! by))|\s+[|·•]\s+(?=(?:by|published|posted)\b)/iu;
const LONGEST = 200;

/**
 * Reads a line that is a byline or a date and nothing else.
 *
 * @param line.moments what the page gives to machines there, used in order in the place of what is written
 * @param zone see `readIntakeMoment`
 * @returns undefined for a line of the text
 */
export function readIntakeFields(
  line: { readonly text: string; readonly moments: readonly string[] },
  zone?: string,
): LineFields | undefined {
  if (line.text.length > LONGEST) return undefined;
  const moments = [...line.moments];
  let fields: LineFields = {};
  for (const part of line.text.split(NEXT).filter((piece) => piece.trim() !== '')) {
    const read = readPart(part.trim(), moments, zone);
    if (!read) return undefined;
    fields = { ...fields, ...read };
  }
  return Object.keys(fields).length > 0 ? fields : undefined;
}

function readPart(part: string, moments: string[], zone: string | undefined): LineFields | undefined {
  const names = readByline(part);
  if (names) return { byline: names };
  const field = UPDATED.test(part) ? 'updated' : 'published';
  const isLabelled = UPDATED.test(part) || PUBLISHED.test(part);
  const typed = part.replace(field === 'updated' ? UPDATED : PUBLISHED, '');
  const given = moments.shift();
  const moment =
    (given === undefined ? undefined : readIntakeMoment(given, zone)) ?? readIntakeMoment(typed, zone);
  if (moment) return { [field]: moment };
  // "Updated 17:05": a time, and nobody can tell of which day.
  if (isLabelled && /^\d{1,2}[:.]\d{2}\b.{0,20}$/.test(typed))
    return { [field]: { kind: 'doubtful', why: `"${part}" has no day` } };
  return undefined;
}

const NAME = /^\p{Lu}[^\d.!?]*(?:\.[^\d!?]+)*$/u;

// "By A and B", "By A, B and C" are people; in "By A, trade correspondent" nobody can tell, and it stays as it is.
function readByline(part: string): string[] | undefined {
  const typed = BYLINE.exec(part)?.[1]?.trim();
  if (typed === undefined) return undefined;
  const pieces = / and | & /.test(typed) ? typed.split(/,\s*(?:and\s+)?|\s+and\s+|\s+&\s+/) : [typed];
  const names = pieces.map((name) => name.trim()).filter(Boolean);
  const arePlausible = names.every((name) => NAME.test(name) && name.split(/\s+/).length <= 8);
  return arePlausible ? names : undefined;
}
