import { join } from 'node:path';
import type { Command } from 'commander';
import pc from 'picocolors';
import type { Log } from '../delivery/log.ts';
import { listDigests, type DigestChoice } from '../digest/list-digests.ts';
import { loadTemplates } from '../email/load-templates.ts';
import { connectLocalSite } from '../local/connect-local-site.ts';
import { startLocalSystem, type LocalSystem } from '../local/local-system.ts';
import { imagesFolderOf } from '../local/picture-folder.ts';
import { sweepRegularly } from '../local/sweep-regularly.ts';
import { connectLocalReaders } from '../studio/connect-local-readers.ts';
import { createStudio } from '../studio/create-studio.ts';
import { createEditor } from '../studio/editor.ts';
import { followSite, type SiteSource } from '../studio/follow-site.ts';
import { loadProject, TEMPLATES_FOLDER } from './load-project.ts';
import { LOCAL_FOLDER, SAMPLE_SUBSCRIBERS } from './local-folder.ts';
import { openDesk } from '../studio/open-desk.ts';
import { localDestination } from '../studio/local-destination.ts';
import { openLocalTables } from '../studio/open-local-tables.ts';
import { startStudio } from '../studio/start-studio.ts';
import { pickDigest, type PickedDigest } from './pick-digest.ts';
import { destinationsOf, parsePort, portFromEnvironment } from './preview.ts';
import { reportSending } from './report-sending.ts';
import { reportSettings } from './report-settings.ts';
import { sendDigest } from './send-digest.ts';
import type { StackOption } from './stack-option.ts';

interface StartOptions extends StackOption {
  readonly port: string;
  readonly keep?: true;
}

export function addStart(program: Command): void {
  program
    .command('start')
    .description(
      'run the whole system on this machine: preview, sign-up, sending, inbox; no account, no network',
    )
    .argument(
      '[digest]',
      'which to send to the sample subscribers; by default the newest that is written and ready',
    )
    .option('--port <number>', 'where to listen on 127.0.0.1 (or set PORT)', portFromEnvironment())
    .option('--stack <name>', 'lets the page send tests and publish through a system in AWS, too')
    .option('--keep', 'go on with the subscribers and messages of the last time')
    .action(async (name: string | undefined, options: StartOptions) => {
      const port = parsePort(options.port);
      const root = process.cwd();
      const siteUrl = `http://127.0.0.1:${port}`;
      const folder = join(root, LOCAL_FOLDER);
      const log = () => undefined;
      const sweepSettings = reportSettings((await loadProject()).content);
      const system = await startLocalSystem({ folder, siteUrl, isFresh: !options.keep, log, sweepSettings });
      const desk = openDesk({ root, templatesFolder: TEMPLATES_FOLDER, siteUrl });
      const imagesFolder = imagesFolderOf(root);
      const site = followSite({
        desk,
        load: loadSiteSource,
        connect: (source) => connectLocalSite({ ...source, ...system, folder, log: logFault }),
      });
      try {
        const local = localDestination({
          folder,
          withEndpoints: (work) => work(system.endpoints),
          begin: (day) => system.send(day),
        });
        const destinations = await destinationsOf(local, { ...options, imagesFolder });
        const { inbox } = system;
        const tables = await openLocalTables({ folder, system, sweepSettings });
        const editor = createEditor(desk.pathOf);
        const readers = await connectLocalReaders({ folder, ...system });
        const app = createStudio({ desk, inbox, imagesFolder, site, destinations, readers, editor, tables });
        await startStudio({ app, port });
      } catch (error) {
        desk.close();
        await system.close();
        throw error;
      }
      console.log(
        'Waybill runs on this machine only. Ctrl+C ends it.\n\n' +
          `  Preview and inbox  ${pc.bold(`${siteUrl}/studio/`)}\n` +
          `  Sign-up page       ${pc.bold(`${siteUrl}/`)}\n` +
          `  Mail to it         ${pc.bold('npx waybill inbound <file.eml>')}, as if somebody had sent it to subscribe@\n`,
      );
      await sendSample(system, { name, siteUrl });
      const tick = async () => void (await system.tick({ root, templatesFolder: TEMPLATES_FOLDER }));
      sweepRegularly({ sweep: tick, everyMs: TICK_EVERY_MS, log });
    });
}

/** Often enough for what is dropped at the send time to be seen going out. */
const TICK_EVERY_MS = 60_000;

/** The page says only that something broke. Whoever runs the system here is the one to mend it. */
const logFault: Log = (event, facts) => {
  if (event === 'site.request.failed') console.error(event, facts);
};

async function loadSiteSource(): Promise<SiteSource | undefined> {
  const { content } = await loadProject();
  const templates = await loadTemplates(TEMPLATES_FOLDER);
  return content.newsletter && { newsletter: content.newsletter, templates };
}

async function sendSample(
  system: LocalSystem,
  { name, siteUrl }: { name: string | undefined; siteUrl: string },
): Promise<void> {
  for (const address of SAMPLE_SUBSCRIBERS) await system.addSubscriber(address);
  const { content, render, now } = await loadProject();
  const picked = name === undefined ? newestReady(listDigests(content, now)) : pickDigest(content, name, now);
  if (!picked) console.log('No digest is ready to be sent. Write one with: npx waybill new digest');
  else if (picked.kind === 'unreadable') reportSending({ kind: 'findings', findings: picked.findings });
  else reportSending(await sendDigest({ sending: system, content, choice: picked.choice, siteUrl, render }));
}

// The digest of a day carries the day's name; others of the same day are there to be looked at.
function newestReady(choices: readonly DigestChoice[]): PickedDigest | undefined {
  const choice = choices.find(
    ({ digest, file }) => file !== undefined && digest.status === 'ready' && digest.id === digest.date,
  );
  return choice && { kind: 'found', choice };
}
