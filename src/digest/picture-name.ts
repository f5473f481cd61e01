const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
};

/** What files in content/images are called; a sentence for whoever has called one otherwise. */
export const PICTURE_NAME_RULE =
  'Name it with plain letters, digits, hyphens and dots, ending in .png, .jpg, .jpeg or .gif.';

/**
 * The content type of a picture that the newsletter's site serves, by its name.
 *
 * @returns undefined if no picture is called like that: another name never reaches a folder or a bucket
 */
export function pictureType(name: string): string | undefined {
  const [, ending = ''] = /^[A-Za-z0-9][\w.-]{0,99}\.([A-Za-z]{3,4})$/.exec(name) ?? [];
  const type = ending.toLowerCase();
  return Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
}

/**
 * What an address calls a picture of the newsletter's own site: `two-tables.png` of `https://<site>/images/two-tables.png`.
 *
 * @param siteUrl without a closing slash
 * @returns undefined if the address leads elsewhere. A name may be one that no picture has: see `pictureType`
 */
export function ownPictureName(url: string, siteUrl: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  if (origin !== new URL(siteUrl).origin || !pathname.startsWith(FOLDER)) return undefined;
  const name = pathname.slice(FOLDER.length);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const FOLDER = '/images/';
