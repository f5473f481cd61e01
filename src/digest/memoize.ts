/**
 * Remembers what was read from a value for as long as that value is held. Content never changes: what has been saved is
 * a new value, and an editor who waits for it need not wait for what was known of the others.
 */
export function memoize<Value extends object, Result>(
  read: (value: Value) => Result,
): (value: Value) => Result {
  const known = new WeakMap<Value, { readonly result: Result }>();
  return (value) => {
    const found = known.get(value) ?? { result: read(value) };
    known.set(value, found);
    return found.result;
  };
}

/** Longer texts are rare, and would be held for long. */
const LONGEST = 10_000;
/** More than the paragraphs and sentences of a day. */
const HELD = 5_000;

/**
 * Remembers what was read from the texts of late: several checks read the same paragraph, and a save leaves all
 * paragraphs but one as they were. Holds twice as many as a day has, at most.
 */
export function memoizeText<Result>(read: (text: string) => Result): (text: string) => Result {
  let late = new Map<string, { readonly result: Result }>();
  let earlier: typeof late = new Map();
  return (text) => {
    if (text.length > LONGEST) return read(text);
    const known = late.get(text);
    if (known) return known.result;
    const found = earlier.get(text) ?? { result: read(text) };
    if (late.size === HELD) {
      earlier = late;
      late = new Map();
    }
    late.set(text, found);
    return found.result;
  };
}
