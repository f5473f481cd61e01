/**
 * @typedef {object} Run
 * @property {string} text
 * @property {boolean} isShared whether the other side has it, too
 */

/** The table below takes memory with the product of both lengths. */
const MOST_WORDS = 400;

/**
 * Two wordings word by word: what they share, in the same order, and what each has for itself. Case, and punctuation
 * around a word, make no difference; within a word it does: 3.5 is not 35.
 *
 * @param {string} ours
 * @param {string} theirs
 * @returns {{ ours: Run[], theirs: Run[] }}
 */
export function compareWords(ours, theirs) {
  const [a, b] = [splitWords(ours), splitWords(theirs)];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return { ours: asOne(ours), theirs: asOne(theirs) };
  const [sharedOfA, sharedOfB] = findShared(a.map(keyOf), b.map(keyOf));
  return { ours: joinRuns(a, sharedOfA), theirs: joinRuns(b, sharedOfB) };
}

// Each word with the spaces behind it, so that the runs together are the text.
/** @param {string} text */
function splitWords(text) {
  return text.match(/\S+\s*/g) ?? [];
}

/** @param {string} word */
function keyOf(word) {
  return word
    .trim()
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/^(?![-−]\d)\p{P}+|(?!%)\p{P}+$/gu, '');
}

/** @param {string} text */
function asOne(text) {
  return [{ text, isShared: true }];
}

/**
 * The longest common subsequence.
 *
 * @param {string[]} a
 * @param {string[]} b
 * @returns {[Set<number>, Set<number>]} which words of each are in it
 */
function findShared(a, b) {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (/** @type {number} */ i, /** @type {number} */ j) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = /** @type {Uint16Array} */ (lengths[i]);
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const [ofA, ofB] = [new Set(), new Set()];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      ofA.add(i++);
      ofB.add(j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return [ofA, ofB];
}

/**
 * @param {string[]} words
 * @param {Set<number>} shared
 */
function joinRuns(words, shared) {
  /** @type {Run[]} */
  const runs = [];
  words.forEach((word, index) => {
    const isShared = shared.has(index);
    const last = runs.at(-1);
    if (last?.isShared === isShared) last.text += word;
    else runs.push({ text: word, isShared });
  });
  return runs;
}
