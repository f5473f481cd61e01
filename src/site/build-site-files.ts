import type { Newsletter } from '../digest/newsletter.ts';
import { parseWordFiles } from '../email/parse-word-files.ts';
import type { TemplateFiles } from '../email/template-files.ts';
import type { LetterTemplates } from '../subscribers/letters.ts';
import { refusedDomains } from '../subscribers/refused-domains.ts';
import { PageWords } from './page-words.ts';
import type { SiteFiles } from './site-files.ts';

/**
 * Picks what the site needs, in the newsletter's language.
 *
 * @param parts.templates what `loadTemplates` gave
 * @throws RenderError if the words are broken
 */
export function buildSiteFiles(parts: {
  readonly newsletter: Newsletter;
  readonly templates: TemplateFiles;
  readonly letters: LetterTemplates;
}): SiteFiles {
  const { newsletter, templates, letters } = parts;
  const pages = Object.entries(templates).filter(([name]) => /^pages\/.+\.hbs$/.test(name));
  return {
    newsletter,
    templates: Object.fromEntries(pages),
    words: parseWordFiles(templates, 'pages/words', PageWords)(newsletter.language),
    letters,
    refusedDomains: refusedDomains(newsletter),
  };
}
