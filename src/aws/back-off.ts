import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_WAIT_MS = 50;

/**
 * Waits until a table that was too busy may take more: twice as long each time.
 *
 * @param tries how often it was asked so far, from 1
 */
export async function backOff(tries: number): Promise<void> {
  await sleep(FIRST_WAIT_MS * 2 ** (tries - 1));
}
