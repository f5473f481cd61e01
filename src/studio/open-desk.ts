import { join } from 'node:path';
import type { ContentFile } from '../digest/content.ts';
import { parseAndCheckContent } from '../check/parse-and-check-content.ts';
import { createRenderer } from '../email/create-renderer.ts';
import { loadTemplates } from '../email/load-templates.ts';
import type { TemplateFiles } from '../email/template-files.ts';
import { loadContentFolder } from '../local/content-folder.ts';
import { imagesFolderOf, PictureFolder } from '../local/picture-folder.ts';
import { createDesk } from './desk.ts';
import { parseByAndBy } from './parse-by-and-by.ts';
import type { PreviewDesk } from './preview-desk.ts';
import { watchEntry } from './watch-entry.ts';
import { watchFolder } from './watch-folder.ts';

export interface OpenDesk extends PreviewDesk {
  /** Where a file lies that has been read, as content or as a template; undefined for any other name. */
  readonly pathOf: (file: string) => string | undefined;
  /** Ends the watching. */
  close(): void;
}

/** So many files are checked before anything can be shown: about a second's work. */
const MOST_AT_ONCE = 60;

/**
 * The desk over a newsletter's folder, which it follows: what is saved there shows with the next request.
 *
 * @param place.root holds newsletter.yaml and content/
 * @param place.siteUrl where the links of previewed mails lead, without a closing slash
 */
export function openDesk(place: {
  readonly root: string;
  readonly templatesFolder: string;
  readonly siteUrl: string;
}): OpenDesk {
  const { root, templatesFolder } = place;
  let files: readonly ContentFile[] = [];
  let templates: TemplateFiles = {};
  const pictures = new PictureFolder(imagesFolderOf(root));
  let pictureStamp = '';
  const desk = createDesk({
    siteUrl: place.siteUrl,
    now: () => new Date().toISOString(),
    async readContent(due) {
      const loaded = await loadContentFolder(root, files);
      ({ files } = loaded);
      pictureStamp = await pictures.stamp(loaded.pictures);
      await parseByAndBy(files);
      return parseAndCheckContent(files, loaded.findings, loaded.pictures, (unchecked) =>
        chooseDue(unchecked, due),
      );
    },
    async loadRenderer() {
      templates = await loadTemplates(templatesFolder);
      return createRenderer(templates);
    },
  });
  const endings = [
    watchFolder(join(root, 'content'), () => desk.contentChanged()),
    watchEntry(join(root, 'newsletter.yaml'), () => desk.contentChanged()),
    watchFolder(templatesFolder, () => desk.templatesChanged()),
  ];
  return {
    ...desk,
    async preview(id) {
      const preview = await desk.preview(id);
      return preview && { ...preview, pictureStamp };
    },
    pathOf(file) {
      if (files.some(({ path }) => path === file)) return join(root, file);
      const [, template = ''] = /^templates\/(.+)$/.exec(file) ?? [];
      return Object.hasOwn(templates, template) ? join(templatesFolder, template) : undefined;
    },
    close: () => {
      for (const end of endings) end();
    },
  };
}

// What somebody looks at; if that is known already, or nobody looks yet, the newest days, by their paths.
function chooseDue(unchecked: readonly string[], due: ReadonlySet<string>): readonly string[] {
  const awaited = unchecked.filter((file) => due.has(file));
  return awaited.length > 0 ? awaited : unchecked.toSorted().slice(-MOST_AT_ONCE);
}
