import { connectMailer } from '../aws/connect-mailer.ts';
import { findStack } from '../aws/find-stack.ts';
import { composeIssue } from '../delivery/compose-issue.ts';
import { sendTestMessage } from '../delivery/send-test-message.ts';
import { isError, type Finding } from '../digest/finding.ts';
import type { Mailer } from '../email/mailer.ts';
import { UsageError } from './exit-codes.ts';
import { loadProject } from './load-project.ts';
import { pickDigest } from './pick-digest.ts';
import type { StackOption } from './stack-option.ts';
import { withLocalServices } from './with-local-services.ts';

const TIMEOUT_MS = 15_000;

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

  return withOutbox(options, async ({ mailer, siteUrl, seeAt }) => {
    const { choice } = picked;
    const { composed, findings } = await composeIssue({ content, choice, siteUrl, render });
    if (!composed || findings.some(isError)) return findings;
    const sending = await sendTestMessage(mailer, composed, typed);
    if (sending.kind === 'refused') throw new UsageError(sending.message);
    console.log(`Sent as ${sending.messageId}.${seeAt}`);
    return [];
  });
}

interface Outbox {
  readonly mailer: Mailer;
  readonly siteUrl: string;
  /** A sentence about where the message can be seen, after a space; empty if it is in a real inbox. */
  readonly seeAt: string;
}

async function withOutbox<T>({ stack }: StackOption, work: (outbox: Outbox) => Promise<T>): Promise<T> {
  if (stack !== undefined) {
    const { ConfigurationSetName, SiteUrl } = await findStack(stack);
    const mailer = connectMailer({ configurationSet: ConfigurationSetName, timeoutMs: TIMEOUT_MS });
    return work({ mailer, siteUrl: SiteUrl, seeAt: '' });
  }
  return withLocalServices(({ sesUrl, siteUrl }) => {
    const mailer = connectMailer({ timeoutMs: TIMEOUT_MS, localUrl: sesUrl });
    return work({ mailer, siteUrl, seeAt: ` The inbox is at ${siteUrl}/` });
  });
}
