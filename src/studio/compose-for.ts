import { composeIssue, type ComposedIssue } from '../delivery/compose-issue.ts';
import { isError, type Finding } from '../digest/finding.ts';
import type { PreviewDesk } from './preview-desk.ts';
import type { Proof } from './proof.ts';

export type ComposedFor =
  | { readonly kind: 'findings'; readonly findings: readonly Finding[] }
  | {
      readonly kind: 'composed';
      readonly proof: Proof;
      readonly composed: ComposedIssue;
      /** None of them an error. */
      readonly findings: readonly Finding[];
    };

/**
 * Composes a digest for a system whose links lead elsewhere than the preview's, from what the preview shows.
 *
 * @returns findings if it has errors; undefined if there is no such digest
 */
export async function composeFor(
  desk: PreviewDesk,
  id: string,
  siteUrl: string,
): Promise<ComposedFor | undefined> {
  const preview = await desk.preview(id);
  if (!preview) return undefined;
  const proof = await desk.proof(id);
  // What is kept on the screen while the files are broken is not what they say.
  if (preview.isStale || !proof) return { kind: 'findings', findings: preview.findings };

  const { content, choice, renderer } = proof;
  const { composed, findings } = await composeIssue({ content, choice, siteUrl, render: renderer.render });
  return !composed || findings.some(isError)
    ? { kind: 'findings', findings }
    : { kind: 'composed', proof, composed, findings };
}
