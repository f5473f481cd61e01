import { parseAndCheckContent } from '../../src/check/parse-and-check-content.ts';
import { composeIssue, type ComposedIssue } from '../../src/delivery/compose-issue.ts';
import { isError } from '../../src/digest/finding.ts';
import { listDigests } from '../../src/digest/list-digests.ts';
import { parseContent } from '../../src/digest/parse-content.ts';
import { createRenderer } from '../../src/email/create-renderer.ts';
import { loadTemplates } from '../../src/email/load-templates.ts';
import type { Rendered } from '../../src/email/rendered.ts';
import { compileMessageTemplate } from '../../src/email/write-message.ts';
import { loadContentFolder } from '../../src/local/content-folder.ts';
import { buildLetters, letterInput } from '../../src/subscribers/build-letters.ts';
import { LETTER_KINDS, type LetterKind } from '../../src/subscribers/letters.ts';

/** The digests that the golden mails, the size limits and the browser tests are about: name, folder, what for. */
export const DIGEST_FIXTURES = [
  { name: '2025-06-10', root: '.', about: 'the sample day' },
  { name: 'every-block', root: '.', about: 'every block and every field' },
  { name: '2025-06-09', root: '.', about: 'a quiet day with one article' },
  { name: '2025-06-12', root: '.', about: 'a day with 40 articles' },
  {
    name: 'hostile',
    root: 'test/fixtures/hostile',
    about: 'markup, template syntax and header syntax in every field',
  },
  { name: 'right-to-left', root: 'test/fixtures/right-to-left', about: 'Arabic, right to left' },
] as const;

export const ALL_FIXTURES = [...DIGEST_FIXTURES.map(({ name }) => name), ...LETTER_KINDS];

export interface MailFixture {
  readonly rendered: Rendered;
  /** The message as one subscriber gets it. */
  readonly message: Buffer;
}

/** After every embargo but the one that never ends. */
const NOW = '2026-01-01T00:00:00Z';
const SUBSCRIBER = {
  to: 'ada@readers.example',
  unsubscribeToken: 'k1.AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBB',
  preferencesToken: 'k1.AAAAAAAAAAAAAAAAAAAAAA.CCCCCCCCCCCCCCCCCCCCCC',
  confirmToken: `k1.AAAAAAAAAAAAAAAAAAAAAA0mb2e8b00sw2bwc.DDDDDDDDDDDDDDDDDDDDDD`,
  replyToken: 'a'.repeat(52),
};

const renderer = createRenderer(await loadTemplates());

/** Renders a fixture by the one way from content to mail. */
export async function loadMailFixture(name: string): Promise<MailFixture> {
  const fixture = DIGEST_FIXTURES.find((digest) => digest.name === name);
  const { rendered, messageTemplate } = fixture
    ? await composeFixture(name, fixture.root)
    : await composeLetter(LETTER_KINDS.find((kind) => kind === name)!);
  return { rendered, message: Buffer.from(compileMessageTemplate(messageTemplate)(SUBSCRIBER)) };
}

/** Composes a digest of a folder, as publishing would. */
export async function composeFixture(name: string, root = '.'): Promise<ComposedIssue> {
  const { files, findings } = await loadContentFolder(root);
  // What the checks find is not the business of fixtures that are about the mail; what they compared is in it.
  const { records, unchecked } = parseAndCheckContent(files, findings);
  const content = { ...parseContent(files, findings), records, unchecked };
  const choice = listDigests(content, NOW).find(({ digest }) => digest.id === name);
  if (!choice) throw new Error(`There is no digest ${name} in ${root}`);
  const siteUrl = `https://${content.newsletter?.site}`;
  const composition = await composeIssue({ content, choice, siteUrl, render: renderer.render });
  if (!composition.composed || composition.findings.some(isError)) {
    throw new Error(`Fixture ${name} has errors: ${JSON.stringify(composition.findings)}`);
  }
  return composition.composed;
}

async function composeLetter(kind: LetterKind) {
  const { files } = await loadContentFolder('.');
  const { newsletter } = parseContent(files);
  if (!newsletter) throw new Error('The sample has no newsletter');
  const siteUrl = `https://${newsletter.site}`;
  const options = { render: renderer.render, newsletter, siteUrl, receivesMail: true };
  const rendered = await renderer.render(letterInput(options, kind));
  const { messages } = await buildLetters(options);
  return { rendered, messageTemplate: Buffer.from(messages[kind], 'latin1') };
}
