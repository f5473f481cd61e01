/** The stack that a person named cannot be worked with. The message says why, and what to do. */
export class StackError extends Error {
  override readonly name = 'StackError';
  readonly code = 'stack';
}
