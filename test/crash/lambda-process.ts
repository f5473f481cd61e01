import type { SQSEvent } from 'aws-lambda';
import { handler as feedback } from '../../lambdas/feedback.ts';
import { handler as sendChunk } from '../../lambdas/send-chunk.ts';
import type { LambdaAnswer } from './killable-lambda.ts';

/** The entry of a process that runs a real handler, as Lambda does: an event in, an answer out. */
interface Invocation {
  readonly id: number;
  readonly event: SQSEvent;
}

const handler = process.env['HANDLER'] === 'feedback' ? feedback : sendChunk;

process.on('message', ({ id, event }: Invocation) => {
  void handler(event).then(
    (response) => answer({ kind: 'response', id, response }),
    (error: unknown) => answer({ kind: 'error', id, error: String(error) }),
  );
});
// Nobody is left to work for.
process.on('disconnect', () => process.exit());
answer({ kind: 'ready' });

function answer(message: LambdaAnswer): void {
  process.send?.(message);
}
