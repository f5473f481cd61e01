import { buildDigest } from '../../src/digest/build-digest.ts';
import type { Digest } from '../../src/digest/digest.ts';
import { composeDigestFile } from '../../src/digest/compose-digest-file.ts';
import type { Newsletter } from '../../src/digest/newsletter.ts';
import { parseAndCheckContent, type CheckedContent } from '../../src/check/parse-and-check-content.ts';
import { createRenderer, type Renderer } from '../../src/email/create-renderer.ts';
import { loadTemplates } from '../../src/email/load-templates.ts';
import type { DigestInput } from '../../src/email/mail-input.ts';
import { loadContentFolder } from '../../src/local/content-folder.ts';
import { aNewsletter } from '../support/articles.ts';

export const SITE = 'https://supplylines.example';

let content: CheckedContent | undefined;
let renderer: Renderer | undefined;

/** The sample newsletter's own content. */
export async function sampleContent(): Promise<CheckedContent> {
  if (content) return content;
  const { files, findings } = await loadContentFolder('.');
  return (content = parseAndCheckContent(files, findings));
}

/** The renderer with the templates as they are. */
export async function theRenderer(): Promise<Renderer> {
  return (renderer ??= createRenderer(await loadTemplates()));
}

export async function sampleNewsletter(): Promise<Newsletter> {
  return (await sampleContent()).newsletter!;
}

/** A digest of the sample content, by the name of its file or composed of its day. */
export async function sampleDigest(id: string): Promise<Digest> {
  const { digests, articles, people, newsletter } = await sampleContent();
  const all = articles.map(({ value }) => value);
  const written = digests.find(({ value }) => value.id === id)?.value;
  const file =
    written ??
    composeDigestFile({ day: id, articles: all, newsletter: newsletter!, now: `${id}T23:00:00Z` })!;
  return buildDigest({ file, articles: all, people });
}

export async function sampleInput(id: string): Promise<DigestInput> {
  return {
    kind: 'digest',
    digest: await sampleDigest(id),
    newsletter: await sampleNewsletter(),
    siteUrl: SITE,
  };
}

/** A newsletter in Arabic. */
export function anArabicNewsletter(): Newsletter {
  return aNewsletter({ name: 'خطوط الإمداد', language: 'ar', direction: 'rtl', site: 'supplylines.example' });
}
