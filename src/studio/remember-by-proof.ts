import type { Proof } from './proof.ts';

/**
 * Does costly work once for each version of a digest, and lets all who ask meanwhile wait for the same.
 *
 * @param isLasting whether a result would come out the same again; what is not, and what fails, is tried again
 */
export function rememberByProof<Result>(
  work: (proof: Proof) => Promise<Result>,
  isLasting: (result: Result) => boolean = () => true,
): (proof: Proof) => Promise<Result> {
  const known = new WeakMap<Proof, Promise<Result>>();
  return (proof) => {
    const before = known.get(proof);
    if (before) return before;
    const result = work(proof);
    known.set(proof, result);
    result.then(
      (done) => !isLasting(done) && known.delete(proof),
      () => known.delete(proof),
    );
    return result;
  };
}
