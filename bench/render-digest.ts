import mjml2html from 'mjml';
import { createRenderer } from '../src/email/create-renderer.ts';
import { loadTemplates } from '../src/email/load-templates.ts';
import type { ComposedIssue } from '../src/delivery/compose-issue.ts';
import { measure, printTimings } from './measure.ts';

/**
 * A warm render of a digest (view, Handlebars, MJML, minifying, text part), beside bare Handlebars and MJML on
 * the same view and templates.
 */
export async function benchRenderDigest({ digest, newsletter }: ComposedIssue): Promise<void> {
  const renderer = createRenderer(await loadTemplates());
  const input = { kind: 'digest', digest, newsletter, siteUrl: `https://${newsletter.site}` } as const;
  const view = renderer.view(input);
  const timings = await measure([
    { name: 'bare Handlebars + MJML', run: () => mjml2html(renderer.mjml(view), { fonts: {} }) },
    { name: 'Waybill', run: () => renderer.render(input) },
  ]);
  printTimings(`One render of ${digest.id}, warm`, timings, 'bare Handlebars + MJML');
}
