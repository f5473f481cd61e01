import { join } from 'node:path';
import { Option, type Command } from 'commander';
import pc from 'picocolors';
import { imagesFolderOf } from '../local/picture-folder.ts';
import { createStudio } from '../studio/create-studio.ts';
import { createEditor } from '../studio/editor.ts';
import type { Destination } from '../studio/destination.ts';
import { startStudio } from '../studio/start-studio.ts';
import { openKeptInbox } from '../studio/kept-inbox.ts';
import { joinDesks } from '../studio/join-desks.ts';
import { UsageError } from './exit-codes.ts';
import { findFixtures, type FixtureFolder } from './find-fixtures.ts';
import { TEMPLATES_FOLDER } from './load-project.ts';
import { DEFAULT_PORT, LOCAL_FOLDER } from './local-folder.ts';
import { openDesk } from '../studio/open-desk.ts';
import { previewDestination } from './preview-destination.ts';
import type { StackOption } from './stack-option.ts';

interface PreviewOptions extends StackOption {
  readonly port: string;
  readonly fixtures?: string;
}

export function addPreview(program: Command): void {
  program
    .command('preview')
    .description('show the mails in the browser while you write; every save shows at once')
    .option('--port <number>', 'where to listen on 127.0.0.1 (or set PORT)', portFromEnvironment())
    .addOption(
      new Option(
        '--fixtures <folder>',
        'lists the digests of other content, too: of a folder with a newsletter.yaml, or of all such within it',
      ).conflicts('stack'),
    )
    .option('--stack <name>', 'lets the page send tests and publish through a system in AWS')
    .action(async (options: PreviewOptions) => {
      const port = parsePort(options.port);
      const siteUrl = `http://127.0.0.1:${port}`;
      const imagesFolder = imagesFolderOf(process.cwd());
      const local = previewDestination(siteUrl);
      const destinations = await destinationsOf(local, { ...options, imagesFolder });
      const folders = options.fixtures === undefined ? [] : findFixtures(options.fixtures);
      const own = openDesk({ root: process.cwd(), templatesFolder: TEMPLATES_FOLDER, siteUrl });
      const fixtures = folders.map((folder, index) => openFixture(folder, siteUrl, `/fixtures/${index + 1}`));
      const desk = fixtures.length > 0 ? joinDesks(own, fixtures) : own;
      const inbox = await openKeptInbox(join(process.cwd(), LOCAL_FOLDER, 'inbox'));
      const { url } = await startStudio({
        app: createStudio({
          ...{ desk, inbox, imagesFolder, destinations, fixtures },
          editor: createEditor(desk.pathOf),
        }),
        port,
      }).catch((error: unknown) => {
        desk.close();
        inbox.close();
        throw error;
      });
      // Whoever opens the page then need not wait for it.
      void own.list().catch(() => undefined);
      console.log(`Preview: ${pc.bold(`${url}/`)}\nSave a file and the mail changes. Ctrl+C ends it.`);
    });
}

// Their mails have pictures and pages of their own, and digests may be called like the newsletter's.
function openFixture({ name, root }: FixtureFolder, siteUrl: string, path: string) {
  const desk = openDesk({ root, templatesFolder: TEMPLATES_FOLDER, siteUrl: `${siteUrl}${path}` });
  return { name, path, desk, imagesFolder: imagesFolderOf(root) };
}

/**
 * Where the studio can send to: this machine, and the stack if one is named.
 *
 * @param options.imagesFolder holds the pictures that are published to the stack
 * @throws StackError
 */
export async function destinationsOf(
  local: Destination,
  { stack, imagesFolder }: StackOption & { readonly imagesFolder: string },
): Promise<readonly Destination[]> {
  if (stack === undefined) return [local];
  const { stackDestination } = await import('../studio/stack-destination.ts');
  return [local, await stackDestination(stack, imagesFolder)];
}

export function portFromEnvironment(): string {
  return process.env.PORT ?? String(DEFAULT_PORT);
}

/** @throws UsageError */
export function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new UsageError(
    `"${text}" is not a port. Use a number from 1 to 65535, such as PORT=${DEFAULT_PORT}.`,
  );
}
