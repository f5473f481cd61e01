import mjml2html from 'mjml';
import { RenderError } from './render-error.ts';

/**
 * Turns filled MJML into HTML.
 *
 * @param blame names the template that gave a line of the MJML
 * @throws RenderError if it is not valid MJML: an unknown tag or attribute, or a tag in the wrong place
 */
export async function renderMjml(mjml: string, blame: (line: string) => string | undefined): Promise<string> {
  try {
    // The default of `fonts` would load a typeface from Google into every mailbox.
    const { html } = await mjml2html(mjml, { validationLevel: 'strict', fonts: {}, keepComments: false });
    return html.replace(LEFT_COLUMN, 'text-align:right;direction:rtl;');
  } catch (cause) {
    throw new RenderError('mjml', explain(cause, mjml, blame), { cause });
  }
}

// MJML aligns every column to the left, whatever its direction.
const LEFT_COLUMN = /(?<=class="mj-column-[^>]*style="[^">]*)text-align:left;direction:rtl;/g;

interface MjmlFault {
  readonly line: number;
  readonly message: string;
  readonly tagName: string;
}

function explain(cause: unknown, mjml: string, blame: (line: string) => string | undefined): string {
  const faults = cause instanceof Error && 'errors' in cause ? (cause.errors as readonly MjmlFault[]) : [];
  if (faults.length === 0) return `The templates give MJML that cannot be read: ${String(cause)}`;
  const lines = mjml.split('\n');
  return faults
    .map(({ line, message, tagName }) => {
      const text = lines[line - 1]?.trim() ?? '';
      const file = blame(text);
      return `${file ? `templates/${file}` : 'The templates'} gives MJML that is not valid: ${message} (${tagName}).\n  ${text.slice(0, 200)}`;
    })
    .join('\n');
}
