import { createHash } from 'node:crypto';
import Handlebars from 'handlebars';
import type { Newsletter } from '../digest/newsletter.ts';
import { buildTypography } from '../email/build-typography.ts';
import { compileTemplates } from '../email/compile-templates.ts';
import { derivePalette } from '../email/derive-palette.ts';
import type { TemplateFiles } from '../email/template-files.ts';
import type { FrameView, PageView, StyleView } from './page-view.ts';
import type { PageWords } from './page-words.ts';

/** Turns the view of a page into HTML in the newsletter's brand. */
export interface PageWriter {
  write(view: PageView): string;
  /** Names the style of the pages in a content security policy: `'sha256-...'`. */
  readonly styleHash: string;
}

/** @throws RenderError if a template cannot be read or filled */
export function createPageWriter(site: {
  readonly templates: TemplateFiles;
  readonly newsletter: Newsletter;
  readonly words: PageWords;
  readonly siteUrl: string;
}): PageWriter {
  const { templates, newsletter, words, siteUrl } = site;
  const fill = compileTemplates(templates, {
    ending: '.html.hbs',
    partials: 'pages/partials/',
    escape: true,
    helpers: {},
  });
  const style = fillStyle(templates, newsletter);
  const { light, dark } = derivePalette(newsletter.brand.accent);
  const frame: FrameView = {
    language: newsletter.language,
    dir: newsletter.direction,
    name: newsletter.name,
    tagline: newsletter.tagline,
    postalAddress: newsletter.postalAddress,
    siteUrl,
    style: new Handlebars.SafeString(style),
    accent: { light: light.accent, dark: dark.accent },
    words,
  };
  return {
    write: (view) => fill(`pages/${view.template}`, { ...frame, ...view }),
    styleHash: `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  };
}

// Filled from colours and names of fonts only, none of which can end the element that it stands in.
function fillStyle(templates: TemplateFiles, newsletter: Newsletter): string {
  const fill = compileTemplates(templates, { ending: '.css.hbs', escape: false, helpers: {} });
  const view: StyleView = { ...buildTypography(newsletter), ...derivePalette(newsletter.brand.accent) };
  return fill('pages/style', view);
}
