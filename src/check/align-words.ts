import type { PlacedWord } from './word-stream.ts';
import { weightOf } from './words.ts';

/** The stretch of a text that shares the most words with another, in the same order. */
export interface Alignment {
  /** The weight of the shared words, less what was skipped between them. */
  readonly score: number;
  readonly shared: number;
  /** The first and the last shared word of the text, and of what was wanted. */
  readonly first: number;
  readonly last: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

const SKIPPED_IN_TEXT = 0.15;
const SKIPPED_IN_WANTED = 0.1;

/**
 * Local alignment (Smith and Waterman 1981). Takes time with the product of both lengths: both are to be short.
 *
 * @returns undefined if no word is shared
 */
export function alignWords(words: readonly PlacedWord[], wanted: readonly string[]): Alignment | undefined {
  const width = wanted.length + 1;
  // One row a word of the text; column 0 stays empty. What began a path goes along with its score.
  let [above, row] = [new Row(width), new Row(width)];
  const weights = wanted.map(weightOf);
  let best: Alignment | undefined;
  words.forEach((word, place) => {
    if (words[place - 1]?.scope !== word.scope) above = new Row(width);
    for (let column = 1; column < width; column += 1) {
      if (wanted[column - 1] === word.key) {
        row.extend(column, { from: above, place, weight: weights[column - 1] ?? 0 });
        const score = row.score[column] ?? 0;
        if (score > (best?.score ?? 0)) best = row.read(column, place);
      } else {
        row.lose(column, above);
      }
    }
    [above, row] = [row, above];
  });
  return best;
}

class Row {
  readonly score: Float64Array;
  readonly #shared: Int32Array;
  readonly #first: Int32Array;
  readonly #firstColumn: Int32Array;

  constructor(width: number) {
    this.score = new Float64Array(width);
    this.#shared = new Int32Array(width);
    this.#first = new Int32Array(width);
    this.#firstColumn = new Int32Array(width);
  }

  extend(column: number, { from, place, weight }: { from: Row; place: number; weight: number }): void {
    const before = from.score[column - 1] ?? 0;
    const goesOn = before > 0;
    this.score[column] = before + weight;
    this.#shared[column] = (goesOn ? (from.#shared[column - 1] ?? 0) : 0) + 1;
    this.#first[column] = goesOn ? (from.#first[column - 1] ?? 0) : place;
    this.#firstColumn[column] = goesOn ? (from.#firstColumn[column - 1] ?? 0) : column - 1;
  }

  lose(column: number, above: Row): void {
    const skippingText = (above.score[column] ?? 0) - SKIPPED_IN_TEXT;
    const skippingWanted = (this.score[column - 1] ?? 0) - SKIPPED_IN_WANTED;
    const from = skippingText >= skippingWanted ? above : this;
    const at = from === above ? column : column - 1;
    this.score[column] = Math.max(0, skippingText, skippingWanted);
    this.#shared[column] = from.#shared[at] ?? 0;
    this.#first[column] = from.#first[at] ?? 0;
    this.#firstColumn[column] = from.#firstColumn[at] ?? 0;
  }

  read(column: number, place: number): Alignment {
    return {
      score: this.score[column] ?? 0,
      shared: this.#shared[column] ?? 0,
      first: this.#first[column] ?? 0,
      last: place,
      firstColumn: this.#firstColumn[column] ?? 0,
      lastColumn: column - 1,
    };
  }
}
