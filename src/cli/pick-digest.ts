import type { Content } from '../digest/content.ts';
import type { Finding } from '../digest/finding.ts';
import { listDigests, type DigestChoice } from '../digest/list-digests.ts';
import { UsageError } from './exit-codes.ts';

export type PickedDigest =
  | { readonly kind: 'found'; readonly choice: DigestChoice }
  /** There is such a file, but it or newsletter.yaml cannot be read; the findings say why. */
  | { readonly kind: 'unreadable'; readonly findings: readonly Finding[] };

/**
 * Finds the digest that a person means by its id, its day or its file.
 *
 * @throws UsageError if there is none, with those that there are
 */
export function pickDigest(content: Content, name: string, now: string): PickedDigest {
  if (!content.newsletter) {
    return {
      kind: 'unreadable',
      findings: content.findings.filter(({ file }) => file.endsWith('newsletter.yaml')),
    };
  }
  const choices = listDigests(content, now);
  const file = name.replace(/^\.\//, '');
  const choice =
    choices.find(({ digest }) => digest.id === name) ?? choices.find((candidate) => candidate.file === file);
  if (choice) return { kind: 'found', choice };

  const broken = content.brokenDigests.find((digest) => digest.id === name || digest.file === file);
  if (broken)
    return {
      kind: 'unreadable',
      findings: content.findings.filter((finding) => finding.file === broken.file),
    };

  // A day means its digest only where there is no choice to make.
  const [ofDay, another] = choices.filter(({ digest }) => digest.date === name);
  if (ofDay && !another) return { kind: 'found', choice: ofDay };
  const known =
    choices.map(({ digest }) => digest.id).join(', ') || 'none yet; make one with "waybill new digest"';
  throw new UsageError(`There is no digest "${name}". Digests of this folder: ${known}.`);
}
