import { createInterface } from 'node:readline/promises';
import { UsageError } from './exit-codes.ts';

/**
 * Asks whoever sits at the terminal. Only "yes" is a yes.
 *
 * @throws UsageError if nobody sits there
 */
export async function askPerson(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UsageError(`${question} There is nobody to ask: add --yes.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(`${question} Type yes: `)).trim().toLowerCase() === 'yes';
  } finally {
    terminal.close();
  }
}
