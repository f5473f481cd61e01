import Handlebars from 'handlebars';
import type { Filled } from './blame-template.ts';
import { placeInView } from './place-in-view.ts';
import { RenderError, type RenderFault } from './render-error.ts';
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
  readonly onFilled?: (filled: Filled) => void;
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
    const file = `templates/${name}${ending}`;
    throw new RenderError('template-missing', [{ ...WHOLE, file, message: 'is not there. Put it back.' }]);
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
  return (part, options) => {
    try {
      const output = template(part, options);
      onFilled?.({ file, output, part });
      return output;
    } catch (error) {
      throw explain(error, { file, source, part, view: viewAround(part, options) });
    }
  };
}

/** A fault of a file as a whole, and of no data. */
const WHOLE = { line: 0, path: '' } as const;

// Handlebars gives the whole view to every partial, beside the part that it draws.
function viewAround(part: unknown, options: Handlebars.RuntimeOptions | undefined): unknown {
  const data = options?.data as { readonly root?: unknown } | undefined;
  return data?.root ?? part;
}

// Handlebars compiles when a template is first filled; a slip should be known before.
function parse(handlebars: typeof Handlebars, file: string, text: string): void {
  try {
    handlebars.precompile(text);
  } catch (cause) {
    const { line, what } = readSyntaxError(cause instanceof Error ? cause.message : String(cause));
    const fault: RenderFault = {
      file: `templates/${file}`,
      // What is left open is missed at the end, below the last line.
      line: Math.min(line, text.trimEnd().split('\n').length),
      path: '',
      message: `cannot be read here:\n${what}`,
    };
    throw new RenderError('template-syntax', [fault], { cause });
  }
}

// Of what it cannot read Handlebars tells the line first and shows the place below it; of what it can read and does
// not allow, such as an end of another block, it tells all in one line, and the place at its end.
function readSyntaxError(said: string): { readonly line: number; readonly what: string } {
  const [, line, shown] = /^Parse error on line (\d+):\n(.*)$/s.exec(said) ?? [];
  if (shown !== undefined) return { line: Number(line), what: shown };
  const [, what = said, at = '1'] = /^(.*) - (\d+):\d+$/s.exec(said) ?? [];
  return { line: Number(at), what };
}

interface Filling {
  readonly file: string;
  readonly source: string;
  readonly part: unknown;
  readonly view: unknown;
}

// The innermost template speaks first; those around it have nothing to add.
function explain(cause: unknown, { file, source, part, view }: Filling): RenderError {
  if (cause instanceof RenderError) return cause;
  const said = cause instanceof Error ? cause.message : String(cause);
  const what = said.replace(/ - \d+:\d+$/, '').replace(/ in (?:\[object Object\]|undefined)$/, '');
  const { path, words } = placeInView(view, part);
  const fault: RenderFault = {
    file: `templates/${file}`,
    line: lineOf(said, source),
    path,
    message: `cannot be filled${words ? `, at “${words}”` : ''}: ${what}. ${REMEDY}`,
  };
  return new RenderError('template-data', [fault], { cause });
}

const REMEDY = 'Use only what its view has (src/email/mail-view.ts, src/site/page-view.ts).';

// Of what is missing Handlebars tells the place; of a partial that is not there, only the name.
function lineOf(said: string, source: string): number {
  const told = / - (\d+):\d+$/.exec(said)?.[1];
  const partial = /^The partial (\S+) could not be found/.exec(said)?.[1];
  if (told !== undefined || partial === undefined) return Number(told ?? 0);
  const calls = source.split('\n').map((line) => /\{\{#?>\s*(\S+?)[\s}]/.exec(line)?.[1]);
  return calls.indexOf(partial) + 1;
}
