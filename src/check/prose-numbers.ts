import { isCurrency } from '../digest/unit.ts';
import { formatPath } from '../digest/field-path.ts';
import type { Finding } from '../digest/finding.ts';
import type { CheckSubject } from './check-subject.ts';
import { listPassages } from './list-passages.ts';
import { listQuantities } from './list-quantities.ts';
import { listBlocks } from './list-blocks.ts';
import { normaliseText } from './normalise-text.ts';
import { perSource } from './per-source.ts';
import { readNumbers, type NumberMention } from './read-numbers.ts';
import { factsOf } from './source-facts.ts';

/**
 * Looks for numbers in running text that no cited source has. Only those with a sign or word of money or of percent
 * are sure enough: counts and spans of time in prose are too often the writer's own sum.
 */
export function checkProseNumbers({ parsed, sources }: CheckSubject): Finding[] {
  if (sources.length === 0) return [];
  const stated = listBlocks(parsed.value)
    .flatMap(listQuantities)
    .map(({ quantity }) => quantity.value);
  const ordered = [...sources.flatMap(numbersOf), ...stated].toSorted((a, b) => a - b);
  return listPassages(parsed.value).flatMap(({ text, path }) => {
    const normal = normaliseText(text);
    return readNumbers(normal.text)
      .filter((mention) => isSure(mention) && !isKnown(mention, ordered))
      .map((mention): Finding => {
        const words = text.slice(normal.toOriginal(mention.start), normal.toOriginal(mention.end));
        const message = `“${words}” stands in none of the cited sources. Write what a source says, cite the source that has it, or give it as a figure with "derived".`;
        return {
          ...parsed.locate(path),
          rule: 'number-in-prose',
          level: 'warning',
          path: formatPath(path),
          message,
        };
      });
  });
}

const numbersOf = perSource((source) => factsOf(source).flatMap(({ numbers }) => numbers.flatMap(valuesOf)));

// A spelled share is as good as the percent that it makes, give or take what people round.
function valuesOf({ value, to, unit }: NumberMention): number[] {
  const ends = [value, ...(to === undefined ? [] : [to])];
  return unit === 'share'
    ? [...ends, Math.floor(value * 100), Math.round(value * 100), Math.ceil(value * 100)]
    : ends;
}

const SURE = new Set(['percent', 'pp', 'bp', '$', 'yen or yuan', 'rupee', 'peso', 'franc', 'krona']);

function isSure({ unit }: NumberMention): boolean {
  return unit !== undefined && (SURE.has(unit) || isCurrency(unit));
}

// Any unit will do: "lost $61" may stand as "61 dollars less" or in a table whose head has the unit.
function isKnown(mention: NumberMention, known: readonly number[]): boolean {
  const { value, to, step, isApproximate } = mention;
  return [value, to ?? value].every((end) => {
    // "about 40%" for 41.2%, and 41% for it as well: a rounded number in a sentence deceives nobody.
    const distance = Math.max(1e-9 * end, step / 2, isApproximate ? 0.05 * end : 0);
    const next = known[findFirst(known, end - distance)];
    return next !== undefined && next <= end + distance;
  });
}

/** The position of the first of the ordered values that is not smaller. */
function findFirst(ordered: readonly number[], value: number): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
