import { composeIssue } from '../delivery/compose-issue.ts';
import type { Proof } from './proof.ts';

/** The right-to-left language that the templates have words for. */
const TURNED = { language: 'ar', direction: 'rtl' } as const;

const turned = new WeakMap<Proof, Promise<Proof>>();

/**
 * The same digest as the templates make it for an Arabic newsletter: its words stay in their language, all that
 * stands around them is turned. A newsletter that is written from right to left stays as it is.
 *
 * @throws RenderError if the templates cannot do it
 */
export function turnProof(proof: Proof): Promise<Proof> {
  const known = turned.get(proof) ?? turn(proof);
  turned.set(proof, known);
  return known;
}

async function turn(proof: Proof): Promise<Proof> {
  const { choice, content, renderer, siteUrl, composed } = proof;
  if (composed.newsletter.direction === 'rtl') return proof;
  const composition = await composeIssue({
    content: { ...content, newsletter: { ...composed.newsletter, ...TURNED } },
    ...{ choice, siteUrl, render: renderer.render },
  });
  if (!composition.composed) throw new Error(`${choice.digest.id} could be composed, and not turned`);
  return { ...proof, composed: composition.composed, findings: composition.findings };
}
