import { parseWordFiles } from '../email/parse-word-files.ts';
import type { TemplateFiles } from '../email/template-files.ts';
import { buildSourcesView } from '../site/build-sources-view.ts';
import { createPhrases } from '../site/create-phrases.ts';
import { createPageWriter } from '../site/page-writer.ts';
import { PageWords } from '../site/page-words.ts';
import { pagePolicy } from '../site/protect-answers.ts';
import type { Proof } from './proof.ts';

export interface SourcesPage {
  readonly html: string;
  /** Its content security policy. */
  readonly policy: string;
}

/**
 * The page of sources that a digest will have on the public site.
 *
 * @returns undefined if it will have none: no source bears anything out, or the newsletter does not want it
 * @throws RenderError if the templates are broken
 */
export function writeSourcesPage(
  { composed, siteUrl }: Proof,
  templates: TemplateFiles,
): SourcesPage | undefined {
  const { newsletter, digest, checks } = composed;
  if (!checks.receipts) return undefined;
  const words = parseWordFiles(templates, 'pages/words', PageWords)(newsletter.language);
  const pages = createPageWriter({ templates, newsletter, words, siteUrl });
  const view = buildSourcesView(
    { words: words.sources, phrases: createPhrases(newsletter, words) },
    { day: digest.date, receipts: checks.receipts },
  );
  return { html: pages.write(view), policy: pagePolicy(pages.styleHash, "'none'") };
}
