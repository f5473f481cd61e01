import { Hono, type Context } from 'hono';
import { buildEvidence } from './build-evidence.ts';
import { findIncompatibilities } from './find-incompatibilities.ts';
import type { PreviewDesk } from './preview-desk.ts';
import type { Proof } from './proof.ts';
import { readRulePage } from './read-rule-page.ts';
import { rememberByProof } from './remember-by-proof.ts';
import { scoreSpam } from './score-spam.ts';
import { showDigest } from './show-digest.ts';

/** A closer look at a digest, as JSON, for those who ask; and what the rules of the checks are about. */
export function evidenceRoutes(desk: PreviewDesk): Hono {
  const score = rememberByProof(
    async (proof) => {
      const { message } = await showDigest(proof);
      return scoreSpam(Buffer.from(message.raw, 'latin1'));
    },
    // Somebody may install it meanwhile.
    ({ kind }) => kind === 'scored',
  );
  const compare = rememberByProof(({ composed }) => findIncompatibilities(composed.rendered.html));
  const answer = async (context: Context, look: (proof: Proof) => unknown) => {
    const proof = await desk.proof(context.req.param('id') ?? '');
    return proof
      ? context.json(await look(proof))
      : context.json({ error: 'There is no digest of that id that could be rendered.' }, 404);
  };
  return (
    new Hono()
      .get('/digests/:id/evidence', (context) => answer(context, buildEvidence))
      .get('/digests/:id/spam', (context) => answer(context, score))
      .get('/digests/:id/compatibility', (context) => answer(context, compare))
      // That a finding is of no rule of the checks is an answer: files that cannot be read have findings, too.
      .get('/rules/:id', async (context) =>
        context.json((await readRulePage(context.req.param('id'))) ?? null),
      )
  );
}
