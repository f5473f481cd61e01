/**
 * - `template-syntax`: a template cannot be read
 * - `template-missing`: a template that is needed is not there
 * - `template-data`: a template asks for something that the view does not have
 * - `mjml`: a template gives MJML that is not valid
 * - `words`: a file of templates/words is broken
 */
export type RenderErrorCode = 'template-syntax' | 'template-missing' | 'template-data' | 'mjml' | 'words';

/** The templates are broken. The message names the file, what is wrong and how to put it right. */
export class RenderError extends Error {
  override readonly name = 'RenderError';
  readonly code: RenderErrorCode;

  constructor(code: RenderErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
