/** HTML's elements without an end, as far as templates may use them. */
const VOID = new Set(['br', 'hr', 'img', 'meta', 'link', 'input', 'col']);

/**
 * Finds the first tag that is not closed, or is closed but was never opened. MJML's validator sees neither, and
 * leaves out what follows without a word.
 *
 * @param mjml with every "<" and ">" that is not of a tag written as an entity
 */
export function findUnclosedTag(mjml: string): { readonly tag: string; readonly line: number } | undefined {
  const open: { readonly name: string; readonly tag: string; readonly index: number }[] = [];
  for (const { 0: tag, 1: slash, 2: name = '', 3: selfClosing, index } of mjml.matchAll(
    /<(\/?)([a-z][\w-]*)[^<>]*?(\/?)>/g,
  )) {
    if (selfClosing || VOID.has(name)) continue;
    if (!slash) {
      open.push({ name, tag, index });
      continue;
    }
    const last = open.pop();
    if (last?.name !== name) return locate(mjml, last ?? { tag, index });
  }
  const left = open.at(-1);
  return left && locate(mjml, left);
}

function locate(mjml: string, { tag, index }: { readonly tag: string; readonly index: number }) {
  return { tag, line: mjml.slice(0, index).split('\n').length };
}
