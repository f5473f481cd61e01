import { compileMessageTemplate, type WriteMessage } from '../email/write-message.ts';
import type { MessageTemplates } from './message-templates.ts';

export type MessageWriterFor = (issueId: string, contentHash: string) => Promise<WriteMessage>;

/**
 * Gives the writer of an issue's messages, reading and cutting its template once. Only the latest is held:
 * a sender works on one issue for its whole life, but for the days of a correction.
 */
export function createMessageWriters(templates: MessageTemplates): MessageWriterFor {
  let held: { readonly contentHash: string; readonly writer: Promise<WriteMessage> } | undefined;

  return (issueId, contentHash) => {
    if (held?.contentHash === contentHash) return held.writer;
    const latest = { contentHash, writer: loadWriter(templates, issueId, contentHash) };
    held = latest;
    // A failed read must not be remembered, or every later chunk would fail with it.
    latest.writer.catch(() => {
      if (held === latest) held = undefined;
    });
    return latest.writer;
  };
}

async function loadWriter(
  templates: MessageTemplates,
  issueId: string,
  contentHash: string,
): Promise<WriteMessage> {
  const template = await templates.load(issueId, contentHash);
  if (!template) throw new Error(`Issue ${issueId} has no message template under ${contentHash}`);
  return compileMessageTemplate(template);
}
