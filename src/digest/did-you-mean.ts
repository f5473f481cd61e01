/** `Did you mean "quotes"? ` (with the space after it) if one of the known words is close to the typed one; else nothing. */
export function didYouMean(typed: string, known: readonly string[]): string {
  const nearest = nearestWord(typed, known);
  return nearest === undefined ? '' : `Did you mean "${nearest}"? `;
}

/** The known word that is so close to the typed one that it was probably meant. */
export function nearestWord(typed: string, known: readonly string[]): string | undefined {
  if (typed.length > 80) return undefined;
  const word = normalize(typed);
  let nearest: string | undefined;
  let least = Math.floor(Math.max(word.length, 3) / 3) + 1;
  for (const candidate of known) {
    const distance = editDistance(word, normalize(candidate));
    if (distance < least) {
      nearest = candidate;
      least = distance;
    }
  }
  return nearest;
}

// "As_Of", "as-of" and "asOf" are the same slip of the fingers.
function normalize(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, '');
}

// Optimal string alignment: a swap of neighbours ("hedaline") counts as one edit.
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = (last[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swap = swapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity;
      current.push(Math.min(change, swap, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
