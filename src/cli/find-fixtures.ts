import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { UsageError } from './exit-codes.ts';

/** A folder like that of a newsletter, to be looked at beside it. */
export interface FixtureFolder {
  readonly name: string;
  readonly root: string;
}

/**
 * The fixtures that a person means by a folder: that one, or those within it that have a newsletter.yaml.
 *
 * @throws UsageError if there are none
 */
export function findFixtures(folder: string): readonly FixtureFolder[] {
  const root = resolve(folder);
  const isOne = (path: string) =>
    existsSync(join(path, 'newsletter.yaml')) && existsSync(join(path, 'content'));
  if (isOne(root)) return [{ name: basename(root), root }];
  const found = foldersIn(root)
    .map((name) => ({ name, root: join(root, name) }))
    .filter((fixture) => isOne(fixture.root));
  if (found.length > 0) return found;
  throw new UsageError(
    `There are no fixtures in ${folder}. Name a folder that holds a newsletter.yaml and content/, or a folder of such folders.`,
  );
}

function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = statSync(folder).isDirectory() ? readdirSync(folder, { withFileTypes: true }) : [];
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}
