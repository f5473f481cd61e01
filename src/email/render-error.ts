/**
 * - `template-syntax`: a template cannot be read
 * - `template-missing`: a template that is needed is not there
 * - `template-data`: a template asks for something that the view does not have
 * - `mjml`: a template gives MJML that is not valid
 * - `words`: a file of templates/words is broken
 */
export type RenderErrorCode = 'template-syntax' | 'template-missing' | 'template-data' | 'mjml' | 'words';

/** What is wrong with a template, where it was written. */
export interface RenderFault {
  /** As people are shown it, `templates/partials/masthead.mjml.hbs`; `templates` if nobody can tell which. */
  readonly file: string;
  /** From 1; 0 stands for the file as a whole. */
  readonly line: number;
  /** What the template was being filled with, as a path into the view, `bands[0].blocks[2]`; of words, which. */
  readonly path: string;
  /** What is wrong, then how to put it right. */
  readonly message: string;
}

/** The templates are broken. The message names each file, what is wrong and how to put it right. */
export class RenderError extends Error {
  override readonly name = 'RenderError';
  readonly code: RenderErrorCode;
  readonly faults: readonly RenderFault[];

  constructor(code: RenderErrorCode, faults: readonly RenderFault[], options?: ErrorOptions) {
    super(faults.map(say).join('\n'), options);
    this.code = code;
    this.faults = faults;
  }
}

function say({ file, line, message }: RenderFault): string {
  return `${line > 0 ? `${file}:${line}` : file} ${message}`;
}
