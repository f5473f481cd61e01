import { blameTemplate, type Blamed, type Filled } from './blame-template.ts';
import { buildView } from './build-view.ts';
import { compileTemplates } from './compile-templates.ts';
import type { MailInput } from './mail-input.ts';
import type { MailView } from './mail-view.ts';
import { minifyHtml } from './minify-html.ts';
import { parseAllWords } from './parse-all-words.ts';
import { renderMjml } from './render-mjml.ts';
import type { Rendered } from './rendered.ts';
import type { TemplateFiles } from './template-files.ts';
import { HTML_HELPERS, TEXT_HELPERS } from './template-helpers.ts';
import { tidyText } from './tidy-text.ts';

/** The steps from content to mail, and what stands between them for those who look closer. */
export interface Renderer {
  /** @throws RenderError if the templates are broken */
  readonly render: (input: MailInput) => Promise<Rendered>;
  readonly view: (input: MailInput) => MailView;
  /** The MJML of a view, before it becomes HTML. */
  readonly mjml: (view: MailView) => string;
}

/**
 * The one way from content to mail: preview, test, delivery and archive all use it.
 *
 * @throws RenderError if a template or a file of words cannot be read
 */
export function createRenderer(files: TemplateFiles): Renderer {
  const wordsFor = parseAllWords(files);
  const mjmlFlavour = { ending: '.mjml.hbs', escape: true, helpers: HTML_HELPERS } as const;
  const fillMjml = compileTemplates(files, mjmlFlavour);
  const fillText = compileTemplates(files, { ending: '.txt.hbs', escape: false, helpers: TEXT_HELPERS });
  const view = (input: MailInput) => buildView(input, wordsFor(input.newsletter.language));
  const mjml = (mail: MailView) => fillMjml(templateOf(mail), mail);

  // Filled a second time, and slowly, only when there is something to find out.
  const blame = (view: MailView, line: number): Blamed => {
    const filled: Filled[] = [];
    const fill = compileTemplates(files, { ...mjmlFlavour, onFilled: (one) => filled.push(one) });
    return blameTemplate(fill(templateOf(view), view), line, { filled, files, view });
  };

  return {
    view,
    mjml,
    async render(input) {
      const mail = view(input);
      const html = await renderMjml(mjml(mail), (line) => blame(mail, line));
      return {
        subject: mail.subject,
        preheader: mail.preheader,
        html: minifyHtml(html),
        text: tidyText(fillText(templateOf(mail), mail)),
      };
    },
  };
}

/** Every kind of mail but the digest is a letter: a question and a button. */
function templateOf(mail: MailView): string {
  return mail.kind === 'digest' ? 'digest' : 'letter';
}
