import { notKnown, type Diagnosis } from '../delivery/diagnosis.ts';

/**
 * Asks for some points of a checkup. What cannot be asked leaves them unknown, and does not keep the others from being
 * looked at.
 *
 * @param points that the questions are about
 */
export async function askPoints(
  points: readonly [string, ...string[]],
  ask: () => Promise<readonly Diagnosis[]>,
): Promise<readonly Diagnosis[]> {
  try {
    return await ask();
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return points.map((point) => notKnown(point, `Could not be asked: ${message} (${name}).`));
  }
}
