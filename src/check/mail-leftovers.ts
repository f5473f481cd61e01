/**
 * What a template leaves behind when a field is missing. Words of an article may look like it ("undefined", "NaN"), so
 * that only a whole element or attribute counts.
 */
const EMPTY_FIELDS = [
  /\[object [A-Z]\w*\]/,
  />\s*(?:undefined|null|NaN)\s*</,
  /\s(?:href|src|alt|style|width|height)="[^"]*?\b(?:undefined|NaN)\b[^"]*"/,
  /\bNaN(?:%|px)/,
];

/** Our own templates never leave one, but an editor may have brought one along from another system. */
const MERGE_TAGS = [/\{\{&?\s*[A-Za-z_@][\w.@]*\s*\}\}/, /\{\{[#/>!^][^{}]{1,80}\}\}/];

/** The first thing in a page that stands for a missing field, with what is around it. */
export function findEmptyField(html: string): string | undefined {
  return findFirst(html, EMPTY_FIELDS);
}

/** The first `{{name}}` in a page, with what is around it. An article about templates may mean it. */
export function findMergeTag(html: string): string | undefined {
  return findFirst(html, MERGE_TAGS);
}

const AROUND = 30;

function findFirst(html: string, leftovers: readonly RegExp[]): string | undefined {
  for (const leftover of leftovers) {
    const found = leftover.exec(html);
    if (!found) continue;
    const around = html.slice(Math.max(0, found.index - AROUND), found.index + found[0].length + AROUND);
    return around.replace(/\s+/g, ' ');
  }
  return undefined;
}
