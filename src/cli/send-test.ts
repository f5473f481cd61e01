import { composeIssue } from '../delivery/compose-issue.ts';
import { sendTestMessage } from '../delivery/send-test-message.ts';
import { isError, type Finding } from '../digest/finding.ts';
import { destinationOf } from './destination-of.ts';
import { UsageError } from './exit-codes.ts';
import { loadProject } from './load-project.ts';
import { pickDigest } from './pick-digest.ts';
import type { StackOption } from './stack-option.ts';

/**
 * Sends a digest as it stands, draft or not, to one address. It is no issue: nothing is published, and no ledger
 * knows of it.
 *
 * @returns what stands in the way; empty if the message was sent
 * @throws UsageError if the address is none, or the message was refused
 * @throws StackError
 */
export async function sendTest(
  name: string,
  typed: string,
  options: StackOption,
): Promise<readonly Finding[]> {
  const { content, render, now } = await loadProject();
  const picked = pickDigest(content, name, now);
  if (picked.kind === 'unreadable') return picked.findings;

  const { choice } = picked;
  const destination = await destinationOf(options);
  return destination.use(async ({ mailer, siteUrl }) => {
    const { composed, findings } = await composeIssue({ content, choice, siteUrl, render });
    if (!composed || findings.some(isError)) return findings;
    const sending = await sendTestMessage(mailer, composed, typed);
    if (sending.kind === 'refused') throw new UsageError(sending.message);
    const seeAt = destination.id === 'local' ? ` The inbox is at ${siteUrl}/` : '';
    console.log(`Sent as ${sending.messageId}.${seeAt}`);
    return [];
  });
}
