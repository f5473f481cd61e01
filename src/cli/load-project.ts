import { fileURLToPath } from 'node:url';
import { parseAndCheckContent, type CheckedContent } from '../check/parse-and-check-content.ts';
import { loadTemplates } from '../email/load-templates.ts';
import { createRenderer, type Renderer } from '../email/create-renderer.ts';
import { loadContentFolder } from '../local/content-folder.ts';

/** The folder that a person works in, read once. */
export interface Project {
  readonly root: string;
  /** Paths of all files that were read, below the root. */
  readonly files: readonly string[];
  readonly content: CheckedContent;
  readonly render: Renderer['render'];
  /** Where the published newsletter's links lead. */
  readonly siteUrl: string;
  /** RFC 3339, when the command was called. */
  readonly now: string;
}

export const TEMPLATES_FOLDER = fileURLToPath(new URL('../../templates', import.meta.url));

/** Reads the content below the current folder, and the templates. Mistakes in the content are in its findings. */
export async function loadProject(): Promise<Project> {
  const root = process.cwd();
  const loaded = await loadContentFolder(root);
  const content = parseAndCheckContent(loaded.files, loaded.findings, loaded.pictures);
  return {
    root,
    files: [...loaded.files.map(({ path }) => path), ...loaded.findings.map(({ file }) => file)],
    content,
    render: createRenderer(await loadTemplates(TEMPLATES_FOLDER)).render,
    siteUrl: `https://${content.newsletter?.site ?? 'localhost'}`,
    now: new Date().toISOString(),
  };
}
