import mjml2html from 'mjml';
import { findUnclosedTag } from './find-unclosed-tag.ts';
import { RenderError } from './render-error.ts';

/** Names the template that gave a line of the MJML. */
export type Blame = (line: string) => string | undefined;

/**
 * Turns filled MJML into HTML.
 *
 * @throws RenderError if it is not valid MJML: a tag left open, unknown or in the wrong place, or an unknown attribute
 */
export async function renderMjml(mjml: string, blame: Blame): Promise<string> {
  const unclosed = findUnclosedTag(mjml);
  if (unclosed) {
    const message = describe({ ...unclosed, what: `${unclosed.tag} and its end do not match` }, mjml, blame);
    throw new RenderError('mjml', `${message}\nClose the tag, or open it first.`);
  }
  try {
    // The default of `fonts` would load a typeface from Google into every mailbox.
    const { html } = await mjml2html(mjml, { validationLevel: 'strict', fonts: {}, keepComments: false });
    return html.replace(LEFT_COLUMN, '$1text-align:right;direction:rtl;');
  } catch (cause) {
    throw new RenderError('mjml', explain(cause, mjml, blame), { cause });
  }
}

// MJML aligns every column to the left, whatever its direction.
const LEFT_COLUMN = /(class="mj-column-[^>]*)text-align:left;direction:rtl;/g;

interface MjmlFault {
  readonly line: number;
  readonly message: string;
  readonly tagName: string;
}

function explain(cause: unknown, mjml: string, blame: Blame): string {
  const faults = cause instanceof Error && 'errors' in cause ? (cause.errors as readonly MjmlFault[]) : [];
  if (faults.length === 0) return `The templates give MJML that cannot be read: ${String(cause)}`;
  const messages = faults.map(({ line, message, tagName }) =>
    describe({ line, what: `${message} (${tagName})` }, mjml, blame),
  );
  // A partial that is used thirty times is wrong once.
  return `${[...new Set(messages)].join('\n')}\nSee https://documentation.mjml.io for what MJML knows.`;
}

// MJML counts the lines of the filled template; a person has the one before.
function describe(
  fault: { readonly line: number; readonly what: string },
  mjml: string,
  blame: Blame,
): string {
  const text = mjml.split('\n')[fault.line - 1]?.trim() ?? '';
  const file = blame(text);
  return `${file ? `templates/${file}` : 'The templates'}: not valid MJML: ${fault.what}\n  ${text.slice(0, 200)}`;
}
