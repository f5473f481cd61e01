import { Hono } from 'hono';
import { z } from 'zod';
import { sendTestMessage } from '../delivery/send-test-message.ts';
import { answerAction } from './answer-action.ts';
import { beginSending } from './begin-sending.ts';
import { composeFor } from './compose-for.ts';
import type { Destination } from './destination.ts';
import type { PreviewDesk } from './preview-desk.ts';
import { publishDigest, weighPublishing } from './publish-digest.ts';

const text = z.string().max(320);
const through = z.enum(['local', 'stack']);
const Test = z.strictObject({ digest: text, through, to: text });
const Weigh = z.strictObject({ digest: text, through });
const Publish = z.strictObject({ digest: text, through, seen: text });
const Begin = z.strictObject({ through, day: z.iso.date() });

/**
 * What the page may have done, each by a POST; see `guardRequests`. To weigh changes nothing, and is a POST all the
 * same: it may start a system, or read a stack's subscribers, and no other page is to cause that.
 */
export function actionRoutes(desk: PreviewDesk, destinations: readonly Destination[]): Hono {
  const find = (id: string) => destinations.find((destination) => destination.id === id);
  return new Hono()
    .get('/destinations', (context) =>
      context.json(destinations.map(({ id, name, note }) => ({ id, name, note }))),
    )
    .post('/actions/test', (context) =>
      answerAction(context, Test, ({ digest, through, to }) =>
        find(through)?.use(async (system) => {
          const composition = await composeFor(desk, digest, system.siteUrl);
          if (composition?.kind !== 'composed') return composition;
          return sendTestMessage(system.mailer, composition.composed, to);
        }),
      ),
    )
    .post('/actions/weigh', (context) =>
      answerAction(context, Weigh, ({ digest: id, through }) => {
        const destination = find(through);
        return destination && weighPublishing({ desk, destination, id, now: new Date() });
      }),
    )
    .post('/actions/publish', (context) =>
      answerAction(context, Publish, ({ digest: id, through, seen }) => {
        const destination = find(through);
        return destination && publishDigest({ desk, destination, id, seen, now: new Date() });
      }),
    )
    .post('/actions/begin', (context) =>
      answerAction(context, Begin, ({ through, day }) => {
        const destination = find(through);
        return destination && beginSending(destination, day, new Date());
      }),
    );
}
