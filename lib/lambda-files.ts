import type { Newsletter } from '../src/digest/newsletter.ts';
import { createRenderer } from '../src/email/create-renderer.ts';
import { loadTemplates } from '../src/email/load-templates.ts';
import { buildSiteFiles } from '../src/site/build-site-files.ts';
import { buildLetters } from '../src/subscribers/build-letters.ts';
import type { Settings } from './settings.ts';

/** Texts that lie beside the code of functions, by their path there. */
type Files = Readonly<Record<string, string>>;

/** What is known when a stack is deployed, for the functions that would otherwise need YAML and MJML for it. */
export interface LambdaFiles {
  readonly site: Files;
  readonly inbound: Files;
  readonly composing: Files;
}

/** Where those files are for a running function: Lambda's working directory is the folder of its code. */
export const FILE_PATHS = {
  site: 'site.json',
  newsletter: 'newsletter.yaml',
  templates: 'templates',
} as const;

/** Where the site of a newsletter is, without a closing slash. */
export function siteUrl({ site }: Pick<Newsletter, 'site'>): string {
  return `https://${site}`;
}

/**
 * Renders what the site and its letters are made of. The same settings give the same bytes.
 *
 * @throws RenderError if a template is broken
 */
export async function composeLambdaFiles({
  newsletter,
  newsletterFile,
  deployment,
}: Settings): Promise<LambdaFiles> {
  const templates = await loadTemplates();
  const letters = await buildLetters({
    render: createRenderer(templates).render,
    newsletter,
    siteUrl: siteUrl(newsletter),
    receivesMail: deployment.inbound !== undefined,
  });
  const site = buildSiteFiles({ newsletter, templates, letters });
  const copies = Object.entries(templates).map(
    ([path, text]) => [`${FILE_PATHS.templates}/${path}`, text] as const,
  );
  return {
    site: { [FILE_PATHS.site]: JSON.stringify(site) },
    inbound: {
      [FILE_PATHS.site]: JSON.stringify({ newsletter, letters, refusedDomains: site.refusedDomains }),
    },
    composing: { [FILE_PATHS.newsletter]: newsletterFile, ...Object.fromEntries(copies) },
  };
}
