import Handlebars from 'handlebars';
import { RenderError } from './render-error.ts';
import type { TemplateFiles } from './template-files.ts';

/** Fills the template of a name. */
export type FillTemplate = (name: string, view: object) => string;

interface Flavour {
  /** What the names of its files end in. */
  readonly ending: '.mjml.hbs' | '.txt.hbs' | '.html.hbs' | '.css.hbs';
  /** Where its partials lie; by default partials/. */
  readonly partials?: string;
  readonly escape: boolean;
  readonly helpers: Readonly<Record<string, Handlebars.HelperDelegate>>;
  /** Told what each template gave, innermost first. */
  readonly onFilled?: (file: string, output: string) => void;
}

/**
 * Compiles all templates of one flavour. Partials are called by their path below their folder, without the ending.
 *
 * @throws RenderError if one cannot be read, and on filling, if one asks for what its data does not have
 */
export function compileTemplates(
  files: TemplateFiles,
  { ending, partials = 'partials/', escape, helpers, onFilled }: Flavour,
): FillTemplate {
  const handlebars = Handlebars.create();
  handlebars.registerHelper(helpers);
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  for (const [file, text] of Object.entries(files)) {
    if (!file.endsWith(ending)) continue;
    const template = compileOne(handlebars, { file, text, escape, onFilled });
    const name = file.slice(0, -ending.length);
    if (name.startsWith(partials)) handlebars.registerPartial(name.slice(partials.length), template);
    else compiled.set(name, template);
  }
  return (name, view) => {
    const template = compiled.get(name);
    if (template) return template(view);
    throw new RenderError('template-missing', `templates/${name}${ending} is not there. Put it back.`);
  };
}

interface OneTemplate extends Pick<Flavour, 'escape'> {
  readonly file: string;
  readonly text: string;
  readonly onFilled: Flavour['onFilled'];
}

function compileOne(
  handlebars: typeof Handlebars,
  { file, text, escape, onFilled }: OneTemplate,
): Handlebars.TemplateDelegate {
  // A style stands within a tag; anything else begins and ends its own lines, so that a fault in one can be told.
  const source = file.startsWith('partials/styles/') ? text.trim() : `${text.trimEnd()}\n`;
  parse(handlebars, file, source);
  const template = handlebars.compile(source, { strict: true, noEscape: !escape, preventIndent: true });
  return (view, options) => {
    try {
      const output = template(view, options);
      onFilled?.(file, output);
      return output;
    } catch (error) {
      throw nameTemplate(error, file);
    }
  };
}

// Handlebars compiles when a template is first filled; a slip should be known before.
function parse(handlebars: typeof Handlebars, file: string, text: string): void {
  try {
    handlebars.precompile(text);
  } catch (cause) {
    const line = /line (\d+)/.exec(String(cause))?.[1] ?? '1';
    const what = String(cause).split('\n').slice(1).join('\n');
    throw new RenderError('template-syntax', `templates/${file}:${line} cannot be read here:\n${what}`, {
      cause,
    });
  }
}

// The innermost template speaks first; those around it have nothing to add.
function nameTemplate(cause: unknown, file: string): RenderError {
  if (cause instanceof RenderError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  const line = / - (\d+):\d+$/.exec(message)?.[1];
  const what = message.replace(/ - \d+:\d+$/, '').replace(/ in \[object Object\]/, '');
  const place = `templates/${file}${line ? `:${line}` : ''}`;
  return new RenderError(
    'template-data',
    `${place} cannot be filled: ${what}. Use only what its view has (src/email/mail-view.ts, src/site/page-view.ts).`,
    { cause },
  );
}
