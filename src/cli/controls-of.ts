import type { Controls } from './controls.ts';
import { LOCAL_CONTROLS } from './local-controls.ts';
import { stackControls } from './stack-controls.ts';
import type { StackOption } from './stack-option.ts';

/** @throws StackError */
export async function controlsOf({ stack }: StackOption): Promise<Controls> {
  return stack === undefined ? LOCAL_CONTROLS : stackControls(stack);
}
