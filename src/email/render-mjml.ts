import mjml2html from 'mjml';
import type { Blamed } from './blame-template.ts';
import { findUnclosedTag } from './find-unclosed-tag.ts';
import { RenderError, type RenderFault } from './render-error.ts';

/** Tells which template gave a line of the MJML, counted from 1. */
export type Blame = (line: number) => Blamed;

/**
 * Turns filled MJML into HTML.
 *
 * @throws RenderError if it is not valid MJML: a tag left open, unknown or in the wrong place, or an unknown attribute
 */
export async function renderMjml(mjml: string, blame: Blame): Promise<string> {
  const unclosed = findUnclosedTag(mjml);
  if (unclosed) {
    const what = `${unclosed.tag} and its end do not match`;
    const remedy = 'Close the tag, or open it first.';
    throw new RenderError('mjml', [explain({ line: unclosed.line, what, remedy }, mjml, blame)]);
  }
  try {
    // The default of `fonts` would load a typeface from Google into every mailbox.
    const { html } = await mjml2html(mjml, { validationLevel: 'strict', fonts: {}, keepComments: false });
    return html.replace(LEFT_COLUMN, '$1text-align:right;direction:rtl;');
  } catch (cause) {
    throw new RenderError('mjml', explainAll(cause, mjml, blame), { cause });
  }
}

// MJML aligns every column to the left, whatever its direction.
const LEFT_COLUMN = /(class="mj-column-[^>]*)text-align:left;direction:rtl;/g;

interface MjmlFault {
  readonly line: number;
  readonly message: string;
  readonly tagName: string;
}

function explainAll(cause: unknown, mjml: string, blame: Blame): RenderFault[] {
  const told = cause instanceof Error && 'errors' in cause ? (cause.errors as readonly MjmlFault[]) : [];
  if (told.length === 0)
    return [
      { file: 'templates', line: 0, path: '', message: `give MJML that cannot be read: ${String(cause)}` },
    ];
  const remedy = 'See https://documentation.mjml.io for what MJML knows.';
  const faults = told.map(({ line, message, tagName }) =>
    explain({ line, what: `${message} (${tagName})`, remedy }, mjml, blame),
  );
  // A partial that is used thirty times is wrong once.
  return [
    ...new Map(faults.map((fault) => [`${fault.file}:${fault.line} ${fault.message}`, fault])).values(),
  ];
}

// MJML counts the lines of the filled template; a person has the one before.
function explain(
  fault: { readonly line: number; readonly what: string; readonly remedy: string },
  mjml: string,
  blame: Blame,
): RenderFault {
  const text = mjml.split('\n')[fault.line - 1]?.trim() ?? '';
  const message = `is not valid MJML: ${fault.what}\n  ${text.slice(0, 200)}\n${fault.remedy}`;
  return { ...blame(fault.line), message };
}
