import { imagesFolderOf } from '../local/picture-folder.ts';
import type { Destination } from '../studio/destination.ts';
import { stackDestination } from '../studio/stack-destination.ts';
import { DEFAULT_SITE_URL } from './local-folder.ts';
import { previewDestination } from './preview-destination.ts';
import type { StackOption } from './stack-option.ts';

/**
 * Where a command publishes and sends to: the stack that is named, or the system of this machine.
 *
 * @throws StackError
 */
export async function destinationOf({ stack }: StackOption): Promise<Destination> {
  if (stack === undefined) return previewDestination(DEFAULT_SITE_URL);
  return stackDestination(stack, imagesFolderOf(process.cwd()));
}
