import type { Context } from 'hono';
import type { z } from 'zod';
import { StackError } from '../aws/stack-error.ts';
import { FolderInUseError } from '../local/lock-folder.ts';
import { NoChromiumError } from './open-chromium.ts';

/** Their messages say what is missing and what to do. */
const PLAIN_ERRORS = [StackError, FolderInUseError, NoChromiumError];

/**
 * Does what the page asks for and answers with what came of it, also where it was refused.
 *
 * @param work gives undefined if what it is about is not there
 */
export async function answerAction<Command>(
  context: Context,
  Schema: z.ZodType<Command>,
  work: (command: Command) => Promise<object | undefined> | undefined,
): Promise<Response> {
  const command = Schema.safeParse(await context.req.json().catch(() => undefined));
  if (!command.success) return context.json({ error: 'This is not a request of the studio.' }, 400);
  try {
    const outcome = await work(command.data);
    if (!outcome) return context.json({ error: 'There is no such digest, message or destination.' }, 404);
    return outcome instanceof Response ? outcome : context.json(outcome);
  } catch (error) {
    if (PLAIN_ERRORS.some((kind) => error instanceof kind))
      return context.json({ kind: 'refused', message: (error as Error).message });
    throw error;
  }
}
