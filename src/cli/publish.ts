import type { Command } from 'commander';
import pc from 'picocolors';
import { composeIssue, type ComposedIssue } from '../delivery/compose-issue.ts';
import { foretellIssue } from '../delivery/foretell-issue.ts';
import type { PublishResult } from '../delivery/publish-issue.ts';
import { isError } from '../digest/finding.ts';
import { destinationOf } from './destination-of.ts';
import { FINDINGS, FINE } from './exit-codes.ts';
import { foretellingLine } from './foretelling-line.ts';
import { loadProject } from './load-project.ts';
import { pickDigest } from './pick-digest.ts';
import { findingLines } from './print-findings.ts';
import { addStackOption, type StackOption } from './stack-option.ts';

export function addPublish(program: Command): void {
  const command = program
    .command('publish')
    .description('freeze a digest as the issue of its day; it goes out by itself at the send time')
    .argument('<digest>', 'its id, its day (2025-06-10) or its file')
    .addHelpText(
      'after',
      '\nNothing is published if the digest has errors. Until sending begins it may be published again, corrected.',
    );
  addStackOption(command).action(async (name: string, options: StackOption) => {
    const { content, render, now } = await loadProject();
    const picked = pickDigest(content, name, now);
    if (picked.kind === 'unreadable') {
      for (const line of findingLines(picked.findings)) console.log(line);
      process.exitCode = FINDINGS;
      return;
    }
    const { choice } = picked;
    const destination = await destinationOf(options);
    await destination.use(async (system) => {
      const { siteUrl } = system;
      const { composed, findings } = await composeIssue({ content, choice, siteUrl, render });
      for (const line of findingLines(findings)) console.log(line);
      if (!composed || findings.some(isError)) {
        process.exitCode = FINDINGS;
      } else if (choice.digest.status === 'draft') {
        console.log(`${choice.file ?? name} is a draft. Change its status to ready, then publish it.`);
        process.exitCode = FINDINGS;
      } else {
        const { digest, rendered, messageTemplate, newsletter, checks } = composed;
        const publication = { id: digest.date, rendered, messageTemplate, from: newsletter.from, checks };
        process.exitCode = report(composed, await system.publish(publication));
      }
    });
  });
}

function report({ newsletter }: ComposedIssue, result: PublishResult): number {
  switch (result.kind) {
    case 'refused':
      console.log(result.message);
      return FINDINGS;
    case 'published':
    case 'unchanged': {
      const { meta } = result.record;
      console.log(pc.bold(meta.subject));
      const what =
        result.kind === 'published' ? 'is published' : 'was published before, with the same content';
      console.log(`Issue ${meta.id}, revision ${meta.revision}, ${what}.`);
      const { id: day } = meta;
      const foretelling = foretellIssue({ newsletter, day, now: new Date(), record: result.record });
      console.log(foretellingLine(foretelling, { newsletter, day }));
      return FINE;
    }
  }
}
