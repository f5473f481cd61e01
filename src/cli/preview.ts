import { join } from 'node:path';
import { Option, type Command } from 'commander';
import pc from 'picocolors';
import { createStudio } from '../studio/create-studio.ts';
import { createEditor } from '../studio/editor.ts';
import type { Destination } from '../studio/destination.ts';
import { stackDestination } from '../studio/stack-destination.ts';
import { startStudio } from '../studio/start-studio.ts';
import { openKeptInbox } from '../studio/kept-inbox.ts';
import { joinDesks } from '../studio/join-desks.ts';
import { UsageError } from './exit-codes.ts';
import { findFixtures } from './find-fixtures.ts';
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
      const destinations = await destinationsOf(previewDestination(siteUrl), options);
      const openFolder = (root: string) => openDesk({ root, templatesFolder: TEMPLATES_FOLDER, siteUrl });
      const fixtures = options.fixtures === undefined ? [] : findFixtures(options.fixtures);
      const own = openFolder(process.cwd());
      const others = fixtures.map(({ name, root }) => ({ name, desk: openFolder(root) }));
      const desk = others.length > 0 ? joinDesks(own, others) : own;
      const inbox = await openKeptInbox(join(process.cwd(), LOCAL_FOLDER, 'inbox'));
      const imagesFolder = join(process.cwd(), 'content', 'images');
      const { url } = await startStudio({
        app: createStudio({ desk, inbox, imagesFolder, destinations, editor: createEditor(desk.pathOf) }),
        port,
      }).catch((error: unknown) => {
        desk.close();
        inbox.close();
        throw error;
      });
      console.log(`Preview: ${pc.bold(`${url}/`)}\nSave a file and the mail changes. Ctrl+C ends it.`);
    });
}

/**
 * Where the studio can send to: this machine, and the stack if one is named.
 *
 * @throws StackError
 */
export async function destinationsOf(
  local: Destination,
  { stack }: StackOption,
): Promise<readonly Destination[]> {
  return [local, ...(stack === undefined ? [] : [await stackDestination(stack)])];
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
