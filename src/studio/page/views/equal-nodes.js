/** Longer lists than these are compared at their ends only. */
const MOST_COMPARISONS = 10_000;

/**
 * Which nodes of one list are to be found in the other, in the same order: those with the most text among them, since a
 * reader's place is in the words.
 *
 * @param {readonly Node[]} before
 * @param {readonly Node[]} after
 * @returns {[before: number, after: number][]} their places in the two, ascending
 */
export function equalNodes(before, after) {
  const areEqual = (/** @type {number} */ at, /** @type {number} */ place) =>
    Boolean(after[place] && before[at]?.isEqualNode(after[place]));
  let start = 0;
  while (areEqual(start, start)) start += 1;
  let [end, stop] = [before.length, after.length];
  while (end > start && stop > start && areEqual(end - 1, stop - 1)) [end, stop] = [end - 1, stop - 1];
  const between = heaviestOf(before.slice(start, end), after.slice(start, stop));
  return [
    ...Array.from({ length: start }, (_, at) => /** @type {[number, number]} */ ([at, at])),
    ...between.map(([at, place]) => /** @type {[number, number]} */ ([at + start, place + start])),
    ...Array.from(
      { length: before.length - end },
      (_, at) => /** @type {[number, number]} */ ([end + at, stop + at]),
    ),
  ];
}

/**
 * The heaviest common subsequence.
 *
 * @param {readonly Node[]} before
 * @param {readonly Node[]} after
 * @returns {[before: number, after: number][]}
 */
function heaviestOf(before, after) {
  if (before.length * after.length > MOST_COMPARISONS) return [];
  const weights = before.map(weightOf);
  // heaviest[at][place]: what can be kept of the nodes from there on
  /** @type {number[][]} */
  const heaviest = Array.from({ length: before.length + 1 }, () => new Array(after.length + 1).fill(0));
  const weigh = (/** @type {number} */ at, /** @type {number} */ place) => heaviest[at]?.[place] ?? 0;
  const keeping = (/** @type {number} */ at, /** @type {number} */ place) => {
    const node = after[place];
    return node && before[at]?.isEqualNode(node) ? (weights[at] ?? 0) + weigh(at + 1, place + 1) : 0;
  };
  for (let at = before.length - 1; at >= 0; at--) {
    const row = heaviest[at];
    if (!row) continue;
    for (let place = after.length - 1; place >= 0; place--)
      row[place] = Math.max(weigh(at + 1, place), weigh(at, place + 1), keeping(at, place));
  }
  /** @type {[number, number][]} */
  const kept = [];
  for (let [at, place] = [0, 0]; weigh(at, place) > 0;) {
    if (weigh(at, place) === weigh(at + 1, place)) at += 1;
    else if (weigh(at, place) === weigh(at, place + 1)) place += 1;
    else {
      kept.push([at, place]);
      [at, place] = [at + 1, place + 1];
    }
  }
  return kept;
}

/** Comments weigh next to nothing: a mail is full of those for Outlook, one like the other. @param {Node} node */
function weightOf(node) {
  return node.nodeType === Node.COMMENT_NODE ? 0.01 : 1 + (node.textContent?.length ?? 0);
}
