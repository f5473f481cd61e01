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
