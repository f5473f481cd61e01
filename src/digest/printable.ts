/**
 * Text that is safe to show on a terminal or a page: what an editor typed may hold line breaks, escape sequences
 * and bidirectional overrides, which would rewrite the message that quotes them.
 */
export function printable(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/gu, (character) => {
      return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
    });
}
