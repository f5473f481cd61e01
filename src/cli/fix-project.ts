import { join } from 'node:path';
import pc from 'picocolors';
import { fixContent, type Fix } from '../check/fix-content.ts';
import { loadContentFolder } from '../local/content-folder.ts';
import { replaceFile } from '../local/replace-file.ts';
import type { Project } from './load-project.ts';

/**
 * Puts right in the editor's files what is safe, and prints each change.
 *
 * @param options.isWanted which files may be changed
 * @param options.isDryRun whether it only prints
 * @returns whether any file was written
 */
export async function fixProject(
  { root }: Pick<Project, 'root'>,
  options: {
    readonly isWanted: (file: string) => boolean;
    readonly isDryRun: boolean;
    readonly print: (line: string) => void;
  },
): Promise<boolean> {
  const { isWanted, isDryRun, print } = options;
  const loaded = await loadContentFolder(root);
  const { files, fixes } = fixContent(loaded.files, isWanted);
  const bytesBefore = new Map(loaded.files.map(({ path, bytes }) => [path, bytes]));
  const raced = new Set<string>();
  for (const { path, bytes } of isDryRun ? [] : files) {
    const before = bytesBefore.get(path);
    if (before && !(await replaceFile(join(root, path), before, bytes))) raced.add(path);
  }
  for (const fix of fixes) print(fixLine(fix, isDryRun, raced.has(fix.file)));
  if (fixes.length === 0) print('There is nothing that can be put right by itself.');
  return files.length > raced.size && !isDryRun;
}

function fixLine({ file, line, rule, before, after }: Fix, isDryRun: boolean, isRaced: boolean): string {
  const place = `${file}:${line}`;
  if (after === undefined)
    return `${pc.yellow('left')} ${place} ${rule}: it cannot be done safely. Do it by hand.`;
  if (isRaced) return `${pc.yellow('left')} ${place} ${rule}: the file was saved meanwhile. Run it again.`;
  const [from, to] = differing(before, after);
  return `${isDryRun ? pc.cyan('would fix') : pc.green('fixed')} ${place} ${rule}: ${pc.red(from)} → ${pc.green(to)}`;
}

const AROUND = 15;

/** Where two texts differ, with some words on either side; line ends are shown as a sign. */
function differing(before: string, after: string): [before: string, after: string] {
  let start = 0;
  while (before[start] === after[start] && start < before.length) start += 1;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end))
    end += 1;
  const cut = (text: string) =>
    text
      .slice(Math.max(0, start - AROUND), Math.max(start, text.length - end) + AROUND)
      .replaceAll('\n', ' ⏎ ');
  return [`“${cut(before)}”`, `“${cut(after)}”`];
}
