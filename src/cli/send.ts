import { join } from 'node:path';
import type { Command } from 'commander';
import { isError } from '../digest/finding.ts';
import type { LocalSending } from '../local/connect-local-sending.ts';
import { FINDINGS, FINE, UsageError } from './exit-codes.ts';
import { loadProject } from './load-project.ts';
import { LOCAL_FOLDER, SAMPLE_SUBSCRIBERS } from './local-folder.ts';
import { pickDigest } from './pick-digest.ts';
import { reportSending } from './report-sending.ts';
import { sendDigest, type DigestSending } from './send-digest.ts';
import { findingLines } from './print-findings.ts';
import { sendTest } from './send-test.ts';
import { addStackOption, type StackOption } from './stack-option.ts';
import { reportSettings } from './report-settings.ts';
import { withLocalSending, type LocalPlace } from './with-local-sending.ts';
import { withProgressBar } from './with-progress-bar.ts';

interface SendOptions extends StackOption {
  readonly local?: true;
  readonly test?: string;
}

export function addSend(program: Command): void {
  const command = program
    .command('send')
    .description('send a digest: to the subscribers of the local system, or as a test to one address')
    .argument('<digest>', 'its id, its day (2025-06-10) or its file')
    .option('--local', 'through the stand-ins on this machine; no mail leaves it')
    .option('--test <address>', 'to this address only, draft or not; it counts as no issue');
  addStackOption(command).action(async (name: string, options: SendOptions) => {
    if (options.test !== undefined) {
      const findings = await sendTest(name, options.test, options);
      for (const line of findings.length > 0 ? findingLines(findings) : []) console.log(line);
      process.exitCode = findings.some(isError) ? FINDINGS : FINE;
      return;
    }
    if (!options.local) {
      throw new UsageError('Say where to: waybill send <digest> --local sends on this machine only.');
    }
    process.exitCode = reportSending(await sendLocally(name));
  });
}

async function sendLocally(name: string): Promise<DigestSending> {
  const { content, render, now } = await loadProject();
  const picked = pickDigest(content, name, now);
  if (picked.kind === 'unreadable') return { kind: 'findings', findings: picked.findings };

  const send = async (sending: LocalSending, { siteUrl, isRunning }: LocalPlace): Promise<DigestSending> => {
    for (const address of SAMPLE_SUBSCRIBERS) await sending.addSubscriber(address);
    const digest = { sending, content, choice: picked.choice, siteUrl, render };
    const result = await withProgressBar((onProgress) =>
      sendDigest({ ...digest, ...(onProgress ? { onProgress } : {}) }),
    );
    if (result.kind !== 'sent') return result;
    console.log(
      isRunning
        ? `The inbox is at ${siteUrl}/`
        : `Messages are kept in ${join(LOCAL_FOLDER, 'inbox')}; "npx waybill preview" shows them.`,
    );
    return result;
  };
  return withLocalSending(send, reportSettings(content));
}
