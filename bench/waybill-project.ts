import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FIRST_WORDS, type PreviewTool } from './preview-tool.ts';

const ARTICLE = 'content/articles/2025-06-10/london-talks.md';

/** The whole sample newsletter in a folder of its own, previewed by `waybill preview`. */
export function createWaybillProject(folder: string, port: number): PreviewTool {
  for (const name of ['content', 'newsletter.yaml']) cpSync(name, join(folder, name), { recursive: true });
  const path = join(folder, ARTICLE);
  const article = readFileSync(path, 'utf8');
  return {
    name: 'waybill preview',
    command: [process.execPath, resolve('bin/waybill'), 'preview', '--port', String(port)],
    folder,
    page: `http://127.0.0.1:${port}/studio/?digest=2025-06-10`,
    save: (word) => writeFileSync(path, article.replace(FIRST_WORDS, `${word} from`)),
  };
}
