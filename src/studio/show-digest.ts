import type { MessageFields } from '../email/message-fields.ts';
import { compileMessageTemplate } from '../email/write-message.ts';
import { openToEverybody } from '../site/open-to-everybody.ts';
import type { ShownDigest } from './preview.ts';
import type { Proof } from './proof.ts';
import { readMessage } from './read-message.ts';

/** The subscriber whom previews are made out to, unless somebody is chosen. */
export const SAMPLE_SUBSCRIBER: MessageFields = {
  to: 'sample.subscriber@example.org',
  unsubscribeToken: 'sample',
  preferencesToken: 'sample',
};

/** Makes a digest out to one subscriber, as it is for sending, and reads the message back as a mail client does. */
export async function showDigest(
  { composed, renderedAt }: Proof,
  subscriber: MessageFields = SAMPLE_SUBSCRIBER,
): Promise<ShownDigest> {
  const { digest, newsletter, rendered, messageTemplate } = composed;
  return {
    renderedAt,
    preheader: rendered.preheader,
    extent: digest.extent,
    message: await readMessage(compileMessageTemplate(messageTemplate)(subscriber)),
    web: openToEverybody(rendered.html),
    direction: newsletter.direction,
  };
}
