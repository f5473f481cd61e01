/** What a file of a newsletter is about. */
export type ContentKind = 'newsletter' | 'people' | 'article' | 'digest' | 'source';

const FOLDERS: Readonly<Record<string, ContentKind>> = {
  articles: 'article',
  digests: 'digest',
  sources: 'source',
};

/**
 * Tells by its path what a file is, or undefined if it is none of Waybill's: pictures, notes, README.md.
 *
 * @param path with forward slashes
 */
export function contentKind(path: string): ContentKind | undefined {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  if (/^newsletter\.ya?ml$/.test(name)) return 'newsletter';
  if (/^people\.ya?ml$/.test(name)) return 'people';
  if (!/\.(?:md|ya?ml|json)$/i.test(name) || /^(?:readme\.|\.)/i.test(name)) return undefined;
  const folder = folders.findLast((candidate) => Object.hasOwn(FOLDERS, candidate));
  return folder === undefined ? undefined : FOLDERS[folder];
}
