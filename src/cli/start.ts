import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import pc from 'picocolors';
import { listDigests, type DigestChoice } from '../digest/list-digests.ts';
import { startLocalSystem } from '../local/local-system.ts';
import { createStudio } from '../studio/create-studio.ts';
import { loadProject, TEMPLATES_FOLDER } from './load-project.ts';
import { LOCAL_FOLDER, SAMPLE_SUBSCRIBERS } from './local-folder.ts';
import { openDesk } from '../studio/open-desk.ts';
import { pickDigest, type PickedDigest } from './pick-digest.ts';
import { listen, parsePort, portFromEnvironment } from './preview.ts';
import { reportSending } from './report-sending.ts';
import { sendDigest } from './send-digest.ts';

export function addStart(program: Command): void {
  program
    .command('start')
    .description('run the whole system on this machine: preview, sending, inbox; no account, no network')
    .argument('[digest]', 'which to send to the sample subscribers; by default the newest that is written and ready')
    .option('--port <number>', 'where to listen on 127.0.0.1 (or set PORT)', portFromEnvironment())
    .option('--keep', 'go on with the subscribers and messages of the last time')
    .action(async (name: string | undefined, options: { port: string; keep?: true }) => {
      const port = parsePort(options.port);
      const siteUrl = `http://127.0.0.1:${port}`;
      const folder = join(process.cwd(), LOCAL_FOLDER);
      if (!options.keep) await rm(folder, { recursive: true, force: true });

      const desk = openDesk({ root: process.cwd(), templatesFolder: TEMPLATES_FOLDER, siteUrl });
      const system = await startLocalSystem({ folder, log: () => undefined });
      const imagesFolder = join(process.cwd(), 'content', 'images');
      const { url } = await listen(createStudio({ desk, inbox: system.inbox, imagesFolder }), port);
      console.log(`Waybill runs on this machine only. Ctrl+C ends it.\n\n  Preview  ${pc.bold(`${url}/`)}\n  Inbox    ${pc.bold(`${url}/?tab=inbox`)}\n`);

      for (const address of SAMPLE_SUBSCRIBERS) await system.addSubscriber(address);
      const { content, render, now } = await loadProject();
      const picked = name === undefined ? newestReady(listDigests(content, now)) : pickDigest(content, name, now);
      if (!picked) console.log('There is no digest that is ready to be sent. Write one with: npx waybill new digest');
      else if (picked.kind === 'unreadable') reportSending({ kind: 'findings', findings: picked.findings });
      else reportSending(await sendDigest({ system, content, choice: picked.choice, siteUrl, render }));
    });
}

// The digest of a day carries the day's name; others of the same day are there to be looked at.
function newestReady(choices: readonly DigestChoice[]): PickedDigest | undefined {
  const choice = choices.find(({ digest, file }) => file !== undefined && digest.status === 'ready' && digest.id === digest.date);
  return choice && { kind: 'found', choice };
}
