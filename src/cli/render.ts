import type { Command } from 'commander';
import { composeIssue, type ComposedIssue } from '../delivery/compose-issue.ts';
import { isError } from '../digest/finding.ts';
import { MESSAGE_PLACEHOLDERS } from '../email/message-fields.ts';
import { compileMessageTemplate } from '../email/write-message.ts';
import { FINDINGS } from './exit-codes.ts';
import { loadProject } from './load-project.ts';
import { pickDigest } from './pick-digest.ts';
import { findingLines } from './print-findings.ts';
import { writeFiles } from './write-files.ts';

export function addRender(program: Command): void {
  program
    .command('render')
    .description('write a digest as issue.html, issue.txt, message.eml and issue.json')
    .argument('<digest>', 'its id, its day (2025-06-10) or its file')
    .requiredOption('--out <folder>', 'where to write; files of an earlier run are replaced')
    .addHelpText('after', '\nNothing is written if the digest has errors.')
    .action(async (name: string, options: { out: string }) => {
      const { content, render, siteUrl, now } = await loadProject();
      const picked = pickDigest(content, name, now);
      const composition =
        picked.kind === 'found'
          ? await composeIssue({ content, choice: picked.choice, siteUrl, render })
          : { composed: undefined, findings: picked.findings };

      for (const line of findingLines(composition.findings)) console.error(line);
      if (!composition.composed || composition.findings.some(isError)) {
        process.exitCode = FINDINGS;
        return;
      }
      for (const [file, bytes] of await writeIssue(composition.composed, options.out)) {
        console.log(`${file}  ${bytes.toLocaleString('en-GB')} bytes`);
      }
    });
}

/** A reader to make the message out to: it shows what all messages look like, and is nobody. */
const SAMPLE_FIELDS = {
  to: 'reader@example.com',
  unsubscribeToken: 'sample-unsubscribe-token',
  preferencesToken: 'sample-preferences-token',
};

function fillPlaceholders(part: string): string {
  return part
    .replaceAll(MESSAGE_PLACEHOLDERS.unsubscribeToken, SAMPLE_FIELDS.unsubscribeToken)
    .replaceAll(MESSAGE_PLACEHOLDERS.preferencesToken, SAMPLE_FIELDS.preferencesToken);
}

async function writeIssue(issue: ComposedIssue, folder: string): ReturnType<typeof writeFiles> {
  const documents: Record<string, string | Uint8Array> = {
    'issue.html': fillPlaceholders(issue.rendered.html),
    'issue.txt': fillPlaceholders(issue.rendered.text),
    'message.eml': compileMessageTemplate(issue.messageTemplate)(SAMPLE_FIELDS),
    'issue.json': `${JSON.stringify({ ...issue.digest, rendered: { subject: issue.rendered.subject, preheader: issue.rendered.preheader } }, null, 2)}\n`,
  };
  return writeFiles(folder, new Map(Object.entries(documents)));
}
