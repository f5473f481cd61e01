import type { Log } from '../delivery/log.ts';

/** One JSON object a line on standard output, which is what CloudWatch Logs reads. */
export const logLine: Log = (event, facts) => {
  process.stdout.write(`${JSON.stringify({ event, ...facts })}\n`);
};
