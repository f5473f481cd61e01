import { ownPictureName, PICTURE_NAME_RULE, pictureType } from '../digest/picture-name.ts';

/** The pictures that an editor has. */
export interface PictureSource {
  /** @returns undefined if there is none of that name */
  load(name: string): Promise<Uint8Array | undefined>;
}

/** Where the site finds what it serves as /images/<name>. */
export interface PictureStore {
  /**
   * Keeps a picture for good, if there is none of its name.
   *
   * @returns `taken` if there is another one of that name, which stays
   */
  save(name: string, bytes: Uint8Array): Promise<'saved' | 'unchanged' | 'taken'>;
}

export interface PicturePorts {
  /** Where the links of the HTML lead, without a closing slash. */
  readonly siteUrl: string;
  readonly source: PictureSource;
  readonly store: PictureStore;
}

/** A Lambda answers with 6 MB at most, and a picture's bytes take a third more there (base64). */
export const MAX_PICTURE_BYTES = 4 * 1_024 * 1_024;

/**
 * Puts the pictures of the newsletter's own site that an issue names to where the site serves them. None is put there
 * unless all can be.
 *
 * @returns why it cannot be, and what to do; undefined if all are there
 */
export async function publishPictures(ports: PicturePorts, html: string): Promise<string | undefined> {
  const names = listOwnPictures(html, ports.siteUrl);
  const pictures: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  for (const name of names) {
    if (pictureType(name) === undefined)
      return `The site serves no picture that is called "${name}". ${PICTURE_NAME_RULE}`;
    const bytes = await ports.source.load(name);
    if (!bytes) return `There is no content/images/${name}. Put the picture there, or correct its name.`;
    if (bytes.length > MAX_PICTURE_BYTES) return tooLarge(name, bytes.length);
    pictures.push({ name, bytes });
  }
  for (const { name, bytes } of pictures)
    if ((await ports.store.save(name, bytes)) === 'taken')
      return (
        `Another picture was published as ${name}, and mails that were sent show it. ` +
        `Give content/images/${name} another name, in the content as well.`
      );
  return undefined;
}

function listOwnPictures(html: string, siteUrl: string): readonly string[] {
  const names = [...html.matchAll(ADDRESS)].map(([, url = '']) => ownPictureName(url, siteUrl));
  return [...new Set(names)].filter((name) => name !== undefined);
}

/** Addresses that something of the HTML is or leads to, not those that its text speaks of. */
const ADDRESS = /(?:=\s*["']?|\burl\(\s*["']?)(https?:\/\/[^\s"'<>)]+)/g;

function tooLarge(name: string, bytes: number): string {
  return (
    `content/images/${name} has ${bytes} bytes; the site serves at most ${MAX_PICTURE_BYTES}. ` +
    'Save it smaller: 1,200 pixels of width are enough for any mail.'
  );
}
