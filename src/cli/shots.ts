import type { Command } from 'commander';
import { Hono } from 'hono';
import { isError } from '../digest/finding.ts';
import { imagesFolderOf } from '../local/picture-folder.ts';
import { buildContactSheet } from '../studio/build-contact-sheet.ts';
import { createStudio } from '../studio/create-studio.ts';
import { drawViews, type DrawnView } from '../studio/draw-views.ts';
import { withChromium } from '../studio/open-chromium.ts';
import { openDesk } from '../studio/open-desk.ts';
import type { Preview } from '../studio/preview.ts';
import { startStudio } from '../studio/start-studio.ts';
import { VIEWS, type View } from '../studio/views.ts';
import { FINDINGS, FINE, UsageError } from './exit-codes.ts';
import { loadProject, TEMPLATES_FOLDER, type Project } from './load-project.ts';
import { pickDigest } from './pick-digest.ts';
import { findingLines } from './print-findings.ts';
import { writeFiles } from './write-files.ts';

export function addShots(program: Command): void {
  program
    .command('shots')
    .description('draw a digest in all views of the preview, as PNG files with a page that lists them')
    .argument('<digest>', 'its id, its day (2025-06-10) or its file')
    .requiredOption('--out <folder>', 'where to write; files of an earlier run are replaced')
    .option('--views <names>', 'only these, such as 375-dark,600-light')
    .addHelpText(
      'after',
      `\nViews: ${[...VIEWS.keys()].join(', ')}.\n\n` +
        'It takes a Chromium on this machine. A digest with errors is drawn if it can be rendered, and exits with 1.',
    )
    .action(async (name: string, options: { out: string; views?: string }) => {
      const views = pickViews(options.views);
      const project = await loadProject();
      const picked = pickDigest(project.content, name, project.now);
      const { preview, drawn } =
        picked.kind === 'found'
          ? await drawDigest(project, picked.choice.digest.id, views)
          : { preview: undefined, drawn: [] };
      const findings = picked.kind === 'found' ? (preview?.findings ?? []) : picked.findings;

      for (const line of findingLines(findings)) console.error(line);
      if (drawn.length > 0) {
        const files = await writeFiles(options.out, filesOf(preview?.row.subject ?? name, drawn));
        for (const [file, bytes] of files) console.log(`${file}  ${bytes.toLocaleString('en-GB')} bytes`);
      }
      process.exitCode = findings.some(isError) ? FINDINGS : FINE;
    });
}

function pickViews(names: string | undefined): ReadonlyMap<string, View> {
  if (names === undefined) return VIEWS;
  return new Map(
    names.split(',').map((typed): [string, View] => {
      const name = typed.trim();
      const view = VIEWS.get(name);
      if (view) return [name, view];
      throw new UsageError(`There is no view "${name}". Views: ${[...VIEWS.keys()].join(', ')}.`);
    }),
  );
}

/** By the studio's own page, served for as long as that takes. */
async function drawDigest(
  { root, siteUrl }: Project,
  id: string,
  views: ReadonlyMap<string, View>,
): Promise<{ readonly preview: Preview | undefined; readonly drawn: readonly DrawnView[] }> {
  // Links lead to the newsletter's own site: the port of this server, which is another each time, would be seen.
  const desk = openDesk({ root, templatesFolder: TEMPLATES_FOLDER, siteUrl });
  const inbox = { list: () => [], read: async () => undefined, onMessage: () => () => undefined };
  const app = new Hono().route('/', createStudio({ desk, inbox, imagesFolder: imagesFolderOf(root) }));
  const server = await startStudio({ app, port: 0 });
  try {
    const preview = await desk.preview(id);
    if (!preview?.shown) return { preview, drawn: [] };
    const studio = { url: server.url, siteUrl };
    const drawn = await withChromium((browser) =>
      drawViews(browser, studio, { kind: 'digest', id }, { views, formats: ['png'] }),
    );
    return { preview, drawn };
  } finally {
    await server.close();
    desk.close();
  }
}

function filesOf(title: string, drawn: readonly DrawnView[]): ReadonlyMap<string, string | Uint8Array> {
  return new Map<string, string | Uint8Array>([
    ...drawn.map(({ name, format, bytes }) => [`${name}.${format}`, bytes] as const),
    ['index.html', buildContactSheet(title, drawn)],
  ]);
}
