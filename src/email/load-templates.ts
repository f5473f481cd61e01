import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TemplateFiles } from './template-files.ts';

/** Reads templates/, or another folder that is laid out like it. */
export async function loadTemplates(
  folder = fileURLToPath(new URL('../../templates', import.meta.url)),
): Promise<TemplateFiles> {
  const names = await readdir(folder, { recursive: true });
  const wanted = names
    .filter((name) => /\.(?:mjml|txt|html|css)\.hbs$|words.[\w-]+\.yaml$/.test(name))
    .toSorted();
  const entries = wanted.map(
    async (name) => [name.split(sep).join('/'), await readFile(join(folder, name), 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}
