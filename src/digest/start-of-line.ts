/**
 * Where a line of a text begins, whichever line ends it has; the text's length where it has fewer lines.
 *
 * @param line counted from 1
 */
export function startOfLine(text: string, line: number): number {
  const ends = /\r\n?|\n/g;
  for (let passed = 1; passed < line; passed += 1) if (!ends.test(text)) return text.length;
  return ends.lastIndex;
}
