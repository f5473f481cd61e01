import type { Newsletter } from '../digest/newsletter.ts';
import { RenderError } from '../email/render-error.ts';
import type { TemplateFiles } from '../email/template-files.ts';
import type { LocalSite } from '../local/connect-local-site.ts';
import type { PreviewDesk } from './preview-desk.ts';

/** What the site is made of and what may change while it runs. */
export interface SiteSource {
  readonly newsletter: Newsletter;
  readonly templates: TemplateFiles;
}

/** Serves the site as its files are now: made again for the first request after one of them was saved. */
export function followSite(parts: {
  readonly desk: Pick<PreviewDesk, 'onChange'>;
  /** Undefined as long as newsletter.yaml cannot be read. */
  readonly load: () => Promise<SiteSource | undefined>;
  readonly connect: (source: SiteSource) => Promise<LocalSite>;
}): LocalSite {
  let current: Promise<LocalSite> | undefined;
  let last: { readonly inputs: string; readonly site: LocalSite } | undefined;
  parts.desk.onChange(() => {
    current = undefined;
  });

  // Most of what is saved is an article, which the site is not made of.
  const connect = async (): Promise<LocalSite> => {
    const source = await parts.load();
    if (!source) return async () => explain('newsletter.yaml cannot be read. The studio says what is wrong.');
    const inputs = JSON.stringify(source);
    if (last?.inputs !== inputs) last = { inputs, site: await parts.connect(source) };
    return last.site;
  };

  return async (request, ip) => {
    current ??= connect();
    try {
      return await (
        await current
      )(request, ip);
    } catch (error) {
      current = undefined;
      if (!(error instanceof RenderError)) throw error;
      return explain(error.message);
    }
  };
}

function explain(message: string): Response {
  return new Response(`The site cannot be shown.\n${message}\n`, { status: 503 });
}
