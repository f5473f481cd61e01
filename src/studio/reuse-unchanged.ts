import type { ContentFile } from '../digest/content.ts';

/**
 * Puts the files that were there before in the place of those that are the same, so that what is known of a file
 * can be kept with it.
 */
export function reuseUnchanged(files: readonly ContentFile[], before: readonly ContentFile[]): ContentFile[] {
  const known = new Map(before.map((file) => [file.path, file]));
  return files.map((file) => {
    const same = known.get(file.path);
    return same && Buffer.compare(same.bytes, file.bytes) === 0 ? same : file;
  });
}
