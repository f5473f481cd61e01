import { Hono, type Context } from 'hono';
import type { Inspection, Weight } from './inspection.ts';
import { explainRenderError } from './explain-render-error.ts';
import { mailInputOf } from './mail-input-of.ts';
import { outlineDigest } from './outline-digest.ts';
import type { PreviewDesk } from './preview-desk.ts';
import type { Proof } from './proof.ts';
import { turnProof } from './turn-proof.ts';
import { weighParts } from './weigh-parts.ts';

/**
 * What stands between a digest's files and its mail, as JSON, of the last version that could be rendered; with
 * `?direction=rtl` of the digest as it is turned.
 */
export function inspectionRoutes(desk: PreviewDesk): Hono {
  const known = new WeakMap<Proof, Map<string, Promise<Weight[] | undefined>>>();

  const weigh = (proof: Proof, article: string | undefined) => {
    const weighed = known.get(proof) ?? new Map<string, Promise<Weight[] | undefined>>();
    known.set(proof, weighed);
    const key = article ?? '';
    const result = weighed.get(key) ?? weighUntilSaved(proof, article);
    weighed.set(key, result);
    const forget = () => weighed.delete(key);
    result.then((weights) => weights ?? forget(), forget);
    return result;
  };

  // Whoever has just saved waits for the mail: what is weighed until then is old anyway.
  const weighUntilSaved = async (proof: Proof, article: string | undefined) => {
    let isSaved = false;
    const end = desk.onChange(() => (isSaved = true));
    try {
      return await weighParts(proof, article, () => !isSaved);
    } finally {
      end();
    }
  };

  const answerWeights = async (context: Context, id: string, article?: string) => {
    const proof = await findProof(desk, context, id);
    if (!proof) return context.json(NOT_THERE, 404);
    if (article !== undefined && !proof.content.articles.some(({ value }) => value.id === article))
      return context.json({ error: 'There is no article of that id.' }, 404);
    const weights = await weigh(proof, article);
    return weights ? context.json(weights) : context.json({ error: 'A file was saved meanwhile.' }, 409);
  };

  return new Hono()
    .get('/:id/inspection', async (context) => {
      const proof = await findProof(desk, context, context.req.param('id'));
      return proof ? context.json(inspect(proof)) : context.json(NOT_THERE, 404);
    })
    .get('/:id/weights', (context) => answerWeights(context, context.req.param('id')))
    .get('/:id/weights/:article', (context) =>
      answerWeights(context, context.req.param('id'), context.req.param('article')),
    );
}

const NOT_THERE = { error: 'There is no digest of that id that could be rendered.' };

async function findProof(desk: PreviewDesk, { req }: Context, id: string): Promise<Proof | undefined> {
  const proof = await desk.proof(id);
  if (!proof || req.query('direction') !== 'rtl') return proof;
  return turnProof(proof).catch((error: unknown) => {
    // Where it cannot be turned the mail is shown unturned, too, with the fault above it; see `viewDigest`.
    explainRenderError(error);
    return proof;
  });
}

function inspect(proof: Proof): Inspection {
  const { view: viewOf, mjml } = proof.renderer;
  const view = viewOf(mailInputOf(proof));
  return { mjml: mjml(view), view, outline: outlineDigest(proof) };
}
