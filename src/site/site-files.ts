import { z } from 'zod';
import { Newsletter } from '../digest/newsletter.ts';
import { LetterTemplates } from '../subscribers/letters.ts';
import { PageWords } from './page-words.ts';

/**
 * All that the site shows and sends and that is known when it is deployed. JSON-able: it lies beside the Lambda's
 * code, so that neither YAML nor MJML has to.
 */
export const SiteFiles = z
  .strictObject({
    newsletter: Newsletter,
    /** The page templates; see `TemplateFiles`. */
    templates: z.record(z.string(), z.string()).readonly(),
    words: PageWords,
    letters: LetterTemplates,
    /** Where addresses work for a short while only: domains in lower case. Empty unless the newsroom refuses them. */
    refusedDomains: z.array(z.string()).readonly(),
  })
  .readonly();
export type SiteFiles = z.output<typeof SiteFiles>;
