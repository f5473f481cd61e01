/** A stretch of a text that gives way to another. Offsets count from 0; the end is not part of it. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How far a difference reaches at most, and how many equal characters end it. */
const FARTHEST = 12;
const ENOUGH = 4;

/** The small edits that make one text of another: marks and dashes here and there, between words that stay. */
export function findTextEdits(before: string, after: string): TextEdit[] {
  const edits: TextEdit[] = [];
  let [at, to] = [0, 0];
  while (at < before.length || to < after.length) {
    if (before[at] === after[to]) {
      [at, to] = [at + 1, to + 1];
      continue;
    }
    const [gone, come] = findRejoining(before.slice(at), after.slice(to));
    edits.push({ start: at, end: at + gone, text: after.slice(to, to + come) });
    [at, to] = [at + gone, to + come];
  }
  return edits;
}

/** Puts edits into a text. They are in order and do not overlap. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = [];
  let behind = 0;
  for (const { start, end, text: instead } of edits) {
    pieces.push(text.slice(behind, start), instead);
    behind = end;
  }
  return [...pieces, text.slice(behind)].join('');
}

// The shortest stretch of both after which they agree again; all of both if they never do.
function findRejoining(before: string, after: string): [gone: number, come: number] {
  for (let both = 1; both <= FARTHEST * 2; both += 1) {
    for (let gone = Math.max(0, both - FARTHEST); gone <= Math.min(both, FARTHEST); gone += 1) {
      const [left, right] = [
        before.slice(gone, gone + ENOUGH),
        after.slice(both - gone, both - gone + ENOUGH),
      ];
      if (left === right && gone <= before.length && both - gone <= after.length) return [gone, both - gone];
    }
  }
  return [before.length, after.length];
}
