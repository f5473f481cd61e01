import { join } from 'node:path';
import type { Command } from 'commander';
import pc from 'picocolors';
import { createStudio } from '../studio/create-studio.ts';
import { startStudio } from '../studio/start-studio.ts';
import { openKeptInbox } from '../studio/kept-inbox.ts';
import { UsageError } from './exit-codes.ts';
import { TEMPLATES_FOLDER } from './load-project.ts';
import { DEFAULT_PORT, LOCAL_FOLDER } from './local-folder.ts';
import { openDesk } from '../studio/open-desk.ts';

export function addPreview(program: Command): void {
  program
    .command('preview')
    .description('show the mails in the browser while you write; every save shows at once')
    .option('--port <number>', 'where to listen on 127.0.0.1 (or set PORT)', portFromEnvironment())
    .action(async (options: { port: string }) => {
      const port = parsePort(options.port);
      const desk = openDesk({
        root: process.cwd(),
        templatesFolder: TEMPLATES_FOLDER,
        siteUrl: `http://127.0.0.1:${port}`,
      });
      const inbox = await openKeptInbox(join(process.cwd(), LOCAL_FOLDER, 'inbox'));
      const imagesFolder = join(process.cwd(), 'content', 'images');
      const { url } = await startStudio({ app: createStudio({ desk, inbox, imagesFolder }), port }).catch(
        (error: unknown) => {
          desk.close();
          inbox.close();
          throw error;
        },
      );
      console.log(`Preview: ${pc.bold(`${url}/`)}\nSave a file and the mail changes. Ctrl+C ends it.`);
    });
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
