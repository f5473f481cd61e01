import { mkdirSync } from 'node:fs';
import { composeIssue } from '../../src/delivery/compose-issue.ts';
import { listDigests } from '../../src/digest/list-digests.ts';
import { parseAndCheckContent } from '../../src/check/parse-and-check-content.ts';
import { createRenderer } from '../../src/email/create-renderer.ts';
import { loadTemplates } from '../../src/email/load-templates.ts';
import { loadContentFolder } from '../../src/local/content-folder.ts';
import { openBrowser } from './browser.ts';
import { exampleFile, guideExamples } from './guide-examples.ts';

/** Draws the pictures of the editor's guide, and the README's picture of the sample. Needs Chromium. */
const SITE = 'https://supplylines.example';
const FOLDER = 'docs/images';

const { files } = await loadContentFolder('.');
const renderer = createRenderer(await loadTemplates());
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 600, height: 900 }, deviceScaleFactor: 2 });
await page.route(`${SITE}/images/**`, (route) =>
  route.fulfill({ path: `content/images/${new URL(route.request().url()).pathname.split('/').at(-1)}` }),
);
mkdirSync(`${FOLDER}/guide`, { recursive: true });

for (const example of guideExamples()) {
  await page.setContent(await renderDigest(exampleDigest(exampleFile(example))));
  // The block alone: what is between the masthead and the end mark.
  const top = await page.locator('.top').boundingBox();
  const end = await page.getByText('●●●').boundingBox();
  if (!top || !end) throw new Error(`The mail of ${example.name} has no masthead or no end mark`);
  const y = top.y + top.height - 14;
  const clip = { x: 0, y, width: 600, height: end.y - y - 14 };
  await page.screenshot({ path: `${FOLDER}/guide/${example.name}.png`, clip, fullPage: true });
}

await page.setContent(await renderDigest({ id: '2025-06-10', files: [] }));
await page.screenshot({
  path: `${FOLDER}/sample.png`,
  clip: { x: 0, y: 0, width: 600, height: 1180 },
  fullPage: true,
});
await browser.close();

interface Extra {
  readonly id: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

// Most blocks may stand in a digest by themselves; a correction stands in its article, which is then placed.
function exampleDigest(file: { path: string; text: string }): Extra {
  const id = file.path.replace(/^.*\/|\.md$/g, '');
  if (file.path.includes('/digests/')) return { id, files: [file] };
  const isCorrection = file.text.includes('corrections:');
  const body = isCorrection
    ? `::corrections\n\n::article{id=${id} as=brief}\n`
    : file.text.replace(/^---\n[\s\S]*?\n---\n/, '');
  const digest = { path: `content/digests/${id}.md`, text: `---\ndate: 2025-06-10\n---\n${body}` };
  return { id, files: isCorrection ? [file, digest] : [digest] };
}

async function renderDigest({ id, files: extra }: Extra): Promise<string> {
  const added = extra.map(({ path, text }) => ({ path, bytes: Buffer.from(text) }));
  const content = parseAndCheckContent([...files, ...added]);
  const choice = listDigests(content, '2026-01-01T00:00:00Z').find(({ digest }) => digest.id === id);
  if (!choice) throw new Error(`The example ${id} cannot be read`);
  const { composed, findings } = await composeIssue({
    content,
    choice,
    siteUrl: SITE,
    render: renderer.render,
  });
  if (!composed) throw new Error(`The example ${id} cannot be rendered: ${JSON.stringify(findings)}`);
  return composed.rendered.html;
}
