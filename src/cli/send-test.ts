import { connectMailer } from '../aws/connect-mailer.ts';
import { composeIssue } from '../delivery/compose-issue.ts';
import { isError, type Finding } from '../digest/finding.ts';
import { compileMessageTemplate } from '../email/write-message.ts';
import { parseAddress } from '../subscribers/parse-address.ts';
import { UsageError } from './exit-codes.ts';
import { loadProject } from './load-project.ts';
import { pickDigest } from './pick-digest.ts';
import { withLocalServices } from './with-local-services.ts';

const TIMEOUT_MS = 15_000;

/** Marks the links of a test message: they name no subscriber. */
const NOBODY = 'test';

/**
 * Sends a digest as it stands, draft or not, to one address. It is no issue: nothing is published, and no ledger
 * knows of it.
 *
 * @returns what stands in the way; empty if the message was sent
 * @throws UsageError if the address is none, or the message was refused
 */
export async function sendTest(name: string, typed: string): Promise<readonly Finding[]> {
  const parsed = parseAddress(typed);
  if (parsed.kind === 'problem') throw new UsageError(`${parsed.problem} Write it as name@domain.`);
  const { content, render, now } = await loadProject();
  const picked = pickDigest(content, name, now);
  if (picked.kind === 'unreadable') return picked.findings;

  return withLocalServices(async ({ sesUrl, siteUrl }) => {
    const { choice } = picked;
    const { composed, findings } = await composeIssue({ content, choice, siteUrl, render });
    if (!composed || findings.some(isError)) return findings;
    const write = compileMessageTemplate(composed.messageTemplate);
    const to = parsed.address;
    const outcome = await connectMailer({ timeoutMs: TIMEOUT_MS, localUrl: sesUrl }).send({
      raw: write({ to, unsubscribeToken: NOBODY, preferencesToken: NOBODY }),
      from: composed.newsletter.from,
      to,
      tags: { issue: NOBODY },
    });
    if (outcome.kind !== 'sent')
      throw new UsageError(`The message was not sent: ${'code' in outcome ? outcome.code : outcome.kind}.`);
    console.log(`Sent as ${outcome.messageId}. The inbox is at ${siteUrl}/`);
    return [];
  });
}
