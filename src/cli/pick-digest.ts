import type { Content } from '../digest/content.ts';
import type { Finding } from '../digest/finding.ts';
import { listDigests, type DigestChoice } from '../digest/list-digests.ts';
import { UsageError } from './exit-codes.ts';

export type PickedDigest =
  | { readonly kind: 'found'; readonly choice: DigestChoice }
  /** There is such a file, but it cannot be read; the findings say why. */
  | { readonly kind: 'unreadable'; readonly findings: readonly Finding[] };

/**
 * Finds the digest that a person means by its id, its day or its file.
 *
 * @throws UsageError if there is none, with those that there are
 */
export function pickDigest(content: Content, name: string, now: string): PickedDigest {
  const choices = listDigests(content, now);
  const file = name.replace(/^\.\//, '');
  const choice =
    choices.find(({ digest }) => digest.id === name) ??
    choices.find((candidate) => candidate.file === file) ??
    choices.find(({ digest }) => digest.date === name);
  if (choice) return { kind: 'found', choice };

  const findings = content.findings.filter(
    (finding) => finding.file === file || (finding.file.includes('/digests/') && stem(finding.file) === name),
  );
  if (findings.length > 0) return { kind: 'unreadable', findings };
  const known = choices.map(({ digest }) => digest.id).join(', ') || 'none yet; make one with "waybill new digest"';
  throw new UsageError(`There is no digest "${name}". Digests of this folder: ${known}.`);
}

function stem(file: string): string {
  return (file.split('/').at(-1) ?? file).replace(/\.[^.]+$/, '');
}
