import { placeInView } from './place-in-view.ts';
import type { RenderFault } from './render-error.ts';
import type { TemplateFiles } from './template-files.ts';

/** What a template gave when it was filled. */
export interface Filled {
  /** Below templates/. */
  readonly file: string;
  readonly output: string;
  /** What it was filled with: the whole view, or the part of it that a partial draws. */
  readonly part: unknown;
}

/** Where a line of the filled templates comes from. */
export type Blamed = Pick<RenderFault, 'file' | 'line' | 'path'>;

/**
 * Finds the template and its line that gave a line of the filled whole. Two templates that gave the same are equally
 * broken, and the first is named.
 *
 * @param whole what the outermost template gave
 * @param line of it, from 1
 * @param by.filled the innermost templates first
 */
export function blameTemplate(
  whole: string,
  line: number,
  by: { readonly filled: readonly Filled[]; readonly files: TemplateFiles; readonly view: unknown },
): Blamed {
  const lines = whole.split('\n');
  const text = lines[line - 1] ?? '';
  const before = lines.slice(0, line - 1).reduce((length, { length: more }) => length + more + 1, 0);
  const at = before + text.search(/\S|$/);
  const guilty = by.filled.find(({ output }) => stretchesOver(output, whole, at));
  if (!guilty) return { file: 'templates', line: 0, path: '' };
  return {
    file: `templates/${guilty.file}`,
    line: findLine(by.files[guilty.file] ?? '', text.trim()),
    path: placeInView(by.view, guilty.part).path,
  };
}

// What a partial gives stands in the whole as it is: nothing is indented.
function stretchesOver(output: string, whole: string, at: number): boolean {
  const start = output === '' ? -1 : whole.lastIndexOf(output, at);
  return start >= 0 && at < start + output.length;
}

/** The line that gives `text` when its expressions are filled: of several, the one that says most itself. */
function findLine(template: string, text: string): number {
  let best = { line: 0, length: 0 };
  for (const [index, source] of template.split('\n').entries()) {
    const fixed = source.trim().split(/\{\{.*?\}\}+/);
    const { length } = fixed.join('');
    if (length > best.length && new RegExp(`^${fixed.map(escape).join('.*')}$`).test(text))
      best = { line: index + 1, length };
  }
  return best.line;
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
