import type { Finding } from '../digest/finding.ts';
import { RenderError } from '../email/render-error.ts';

/**
 * Broken templates as findings: someone is at work on them.
 *
 * @throws what was given if it is something else, for that is a bug
 */
export function explainRenderError(error: unknown): Finding[] {
  if (!(error instanceof RenderError)) throw error;
  return error.faults.map((fault) => ({ ...fault, column: 0, rule: error.code, level: 'error' }));
}
