import { beforeAll, describe, expect, it } from '@jest/globals';
import { createRenderer } from '../../src/email/create-renderer.ts';
import { loadTemplates } from '../../src/email/load-templates.ts';
import type { DigestInput } from '../../src/email/mail-input.ts';
import { MESSAGE_PLACEHOLDERS } from '../../src/email/message-fields.ts';
import type { Rendered } from '../../src/email/rendered.ts';
import { RenderError } from '../../src/email/render-error.ts';
import type { TemplateFiles } from '../../src/email/template-files.ts';
import {
  SITE,
  anArabicNewsletter,
  sampleDigest,
  sampleInput,
  sampleNewsletter,
  theRenderer,
} from './sample-mails.ts';

const bytes = (text: string) => Buffer.byteLength(text);
const matches = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1]!);

function decode(attribute: string): string {
  return attribute.replaceAll('&#x3D;', '=').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
}

describe.each([
  ['2025-06-10', 80_000],
  ['every-block', 80_000],
  ['2025-06-12', 102_000],
])('the digest %s', (id, budget) => {
  let input: DigestInput;
  let rendered: Rendered;

  beforeAll(async () => {
    input = await sampleInput(id);
    rendered = await (await theRenderer()).render(input);
  });

  it(`has less than ${budget} bytes of HTML`, () => {
    expect(bytes(rendered.html)).toBeLessThan(budget);
  });

  it('has style blocks that Gmail keeps', () => {
    expect(matches(rendered.html, /<style[^>]*>([^<]*)/g).join('').length).toBeLessThan(16_384);
  });

  it('has no line longer than mail allows', () => {
    expect(Math.max(...rendered.html.split('\n').map(bytes))).toBeLessThanOrEqual(998);
  });

  it('has every link of the HTML in its text part', () => {
    const links = matches(rendered.html, /<a [^>]*href="([^"#][^"]*)"/g).map(decode);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !rendered.text.includes(link))).toEqual([]);
  });

  it('has every article in both parts, and an anchor for each line of the contents', () => {
    const anchors = matches(rendered.html, /href="#([^"]+)"/g);
    const ids = matches(rendered.html, / id="([^"]+)"/g);
    expect(anchors).toEqual(ids.filter((each) => anchors.includes(each)));
    for (const { headline } of input.digest.blocks.flatMap((block) =>
      block.type === 'contents' ? block.entries : [],
    )) {
      expect(rendered.text.split(headline).length).toBeGreaterThan(2);
    }
  });

  it('has one heading of level 1 and skips no level', () => {
    const levels = matches(rendered.html, /<h([1-6])/g).map(Number);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    const skipped = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
    expect(skipped).toEqual([]);
  });

  it('gives every table a role or headers, and every picture an alternative', () => {
    const tables = matches(
      rendered.html.replace(/<!--\[if mso.*?endif\]-->/gs, ''),
      /(<table[^>]*>(?:(?!<table).)*)/gs,
    );
    expect(
      tables.filter((table) => !table.includes('role="presentation"') && !table.includes('scope=')),
    ).toEqual([]);
    expect(matches(rendered.html, /(<img(?![^>]*\balt="[^"])[^>]*>)/g)).toEqual([]);
  });

  it('carries the subscriber’s tokens in one link each, and nothing else of a subscriber', () => {
    const { unsubscribeToken, preferencesToken, to } = MESSAGE_PLACEHOLDERS;
    for (const part of [rendered.html, rendered.text]) {
      expect(part.split(`${SITE}/unsubscribe/${unsubscribeToken}`)).toHaveLength(2);
      expect(part.split(`${SITE}/preferences/${preferencesToken}`)).toHaveLength(2);
      expect(part).not.toContain(to);
    }
  });
});

describe('a digest', () => {
  it('is titled with its subject, flags first', async () => {
    const { subject, html } = await (await theRenderer()).render(await sampleInput('every-block'));
    expect(subject).toBe('🇺🇸🇨🇳 Day two in London: “good meeting”, long agenda');
    expect(html).toContain(`<title>${subject}</title>`);
  });

  it('shows its preheader to the inbox alone, with the mail’s first words kept out', async () => {
    const { html, preheader } = await (await theRenderer()).render(await sampleInput('every-block'));
    const body = html.slice(html.indexOf('<body'));
    const hidden = /<div style="display:none;max-height:0;[^"]*mso-hide:all[^"]*">([^<]*)<\/div>/.exec(
      body,
    )![1]!;
    expect(hidden.replace(/\s+/g, ' ')).toMatch(preheader);
    expect(hidden.split('\u034f').length).toBeGreaterThan(80);
    expect(body.indexOf(hidden)).toBeLessThan(body.indexOf('<h1'));
  });

  it('asks for both colour schemes and loads nothing but its pictures', async () => {
    const { html } = await (await theRenderer()).render(await sampleInput('every-block'));
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('<meta name="supported-color-schemes" content="light dark">');
    expect(html).not.toMatch(/<link|@import|<script|fonts\.g/);
  });

  it('is the same text for the same content', async () => {
    const input = await sampleInput('2025-06-10');
    const again = await createRenderer(await loadTemplates()).render(input);
    expect(again).toEqual(await (await theRenderer()).render(input));
  });

  it('runs from right to left where the newsletter does', async () => {
    const { html } = await (
      await theRenderer()
    ).render({
      ...{ kind: 'digest', digest: await sampleDigest('every-block'), siteUrl: SITE },
      newsletter: anArabicNewsletter(),
    });
    expect(html).toMatch(/<html lang="ar" dir="rtl"/);
    expect(html).toMatch(/role="article" lang="ar" dir="rtl"/);
    expect(html).not.toMatch(/direction:ltr|align="left"|class="mj-column[^>]*text-align:left/);
    expect(html).not.toContain('letter-spacing:0.08em');
    expect(html).toContain('لماذا يهم:');
  });

  it('shows the site’s own pictures and pages from where the site is served', async () => {
    const input = { ...(await sampleInput('every-block')), siteUrl: 'http://127.0.0.1:4600' };
    const { html, text } = await (await theRenderer()).render(input);
    expect(html).toContain('src="http://127.0.0.1:4600/images/two-tables.png"');
    expect(html).not.toContain('"https://supplylines.example/');
    expect(text).toContain('http://127.0.0.1:4600/issues/every-block');
  });
});

describe('a confirmation', () => {
  it('has one link, which is the confirmation, and no way to unsubscribe from what has not begun', async () => {
    const confirmUrl = `${SITE}/confirm/${MESSAGE_PLACEHOLDERS.confirmToken}`;
    const { html, text, subject } = await (
      await theRenderer()
    ).render({
      ...{ kind: 'confirmation', newsletter: await sampleNewsletter(), siteUrl: SITE },
      ...{ validHours: 72, canReply: true },
    });
    expect(subject).toBe('Confirm your subscription to Supply Lines');
    expect(matches(html, /<a [^>]*href="([^"]*)"/g)).toEqual([confirmUrl]);
    expect(text).toContain(confirmUrl);
    expect(text).toContain('72 hours');
    expect(text).toContain('simply reply');
    expect(html + text).not.toContain(MESSAGE_PLACEHOLDERS.unsubscribeToken);
  });
});

describe('a letter about a change of address', () => {
  const standing = async () => ({ newsletter: await sampleNewsletter(), siteUrl: SITE });

  it('asks the new address, and offers nothing but the answer', async () => {
    const input = { kind: 'address-change', ...(await standing()), validHours: 72, canReply: false } as const;
    const { html, text } = await (await theRenderer()).render(input);
    const link = `${SITE}/address/${MESSAGE_PLACEHOLDERS.confirmToken}`;
    expect(matches(html, /<a [^>]*href="([^"]*)"/g)).toEqual([link]);
    expect(text).toContain(link);
    expect(text).not.toContain('reply');
  });

  it('tells the old address, with a way back that needs no token', async () => {
    const input = { kind: 'address-changed', ...(await standing()) } as const;
    const { html } = await (await theRenderer()).render(input);
    expect(matches(html, /<a [^>]*href="([^"]*)"/g)).toEqual([`${SITE}/`]);
  });
});

describe('a letter to somebody who is subscribed already', () => {
  it('leads to their page, and can be left by', async () => {
    const input = {
      kind: 'already-subscribed',
      newsletter: await sampleNewsletter(),
      siteUrl: SITE,
    } as const;
    const { html, text } = await (await theRenderer()).render(input);
    expect(html).toContain(`${SITE}/preferences/${MESSAGE_PLACEHOLDERS.preferencesToken}`);
    expect(text).toContain(`${SITE}/unsubscribe/${MESSAGE_PLACEHOLDERS.unsubscribeToken}`);
    expect(html + text).not.toContain(MESSAGE_PLACEHOLDERS.confirmToken);
  });
});

describe('a welcome', () => {
  it('says when the newsletter comes and how to leave', async () => {
    const input = { kind: 'welcome', newsletter: await sampleNewsletter(), siteUrl: SITE } as const;
    const { html, text } = await (await theRenderer()).render(input);
    expect(text).toContain('at 17:30 every Monday, Tuesday, Wednesday, Thursday and Friday');
    expect(html).toContain(MESSAGE_PLACEHOLDERS.unsubscribeToken);
  });
});

/** Where the first prose of the sample stands in its view. */
const PROSE = expect.stringMatching(/^bands\[\d+\]\.blocks\[\d+\]$/) as unknown as string;

describe('a broken template', () => {
  let files: TemplateFiles;
  beforeAll(async () => {
    files = await loadTemplates();
  });

  const fault = async (changed: TemplateFiles): Promise<unknown> => {
    try {
      return await createRenderer({ ...files, ...changed }).render(await sampleInput('every-block'));
    } catch (error) {
      return error;
    }
  };

  it.each([
    [
      'an unclosed tag of Handlebars',
      'template-syntax',
      'partials/blocks/prose.mjml.hbs',
      '<mj-text>\n{{#if x}}</mj-text>',
      { line: 2, path: '', message: expect.stringContaining('cannot be read here') },
    ],
    [
      'the end of another block',
      'template-syntax',
      'partials/blocks/prose.mjml.hbs',
      '<mj-text>\n{{#if x}}\n{{/each}}</mj-text>',
      { line: 2, path: '', message: "cannot be read here:\nif doesn't match each" },
    ],
    [
      'a mark that Handlebars does not know',
      'template-syntax',
      'partials/blocks/prose.mjml.hbs',
      '<mj-text>\n\n{{paragraphs!}}\n</mj-text>',
      { line: 3, path: '', message: expect.stringContaining('cannot be read here') },
    ],
    [
      'a field that the view lacks',
      'template-data',
      'partials/blocks/prose.txt.hbs',
      'x\n{{paragraf}}',
      {
        line: 2,
        path: PROSE,
        message: expect.stringMatching(/, at “.+”: "paragraf" not defined\. Use only/),
      },
    ],
    [
      'a field that an entry of a list lacks',
      'template-data',
      'partials/blocks/prose.mjml.hbs',
      '<mj-text>\n{{#each paragraphs}}\n<p>{{txt}}</p>{{/each}}</mj-text>',
      { line: 3, path: PROSE, message: expect.stringContaining('"txt" not defined') },
    ],
    [
      'a partial that is not there',
      'template-data',
      'partials/blocks/prose.mjml.hbs',
      '<mj-text>x</mj-text>\n{{> nowhere}}',
      { line: 2, path: PROSE, message: expect.stringContaining('The partial nowhere could not be found') },
    ],
    [
      'a field that the whole mail lacks',
      'template-data',
      'digest.txt.hbs',
      '\n{{subjekt}}',
      { line: 2, path: '', message: expect.stringContaining('"subjekt" not defined') },
    ],
    [
      'a tag that MJML does not know',
      'mjml',
      'partials/blocks/prose.mjml.hbs',
      '\n<mj-txt>x</mj-txt>',
      { line: 2, path: PROSE, message: expect.stringContaining('See https://documentation.mjml.io') },
    ],
    [
      'a tag that is left open',
      'mjml',
      'partials/blocks/prose.mjml.hbs',
      '<mj-text>\n{{#each paragraphs}}\n  <p class="{{@index}}">{{richText this}}\n{{/each}}</mj-text>',
      { line: 3, path: PROSE, message: expect.stringContaining('Close the tag, or open it first.') },
    ],
    [
      'an attribute that MJML does not know',
      'mjml',
      'partials/masthead.mjml.hbs',
      '<mj-section\n  colour="{{palette.light.accent}}"></mj-section>',
      { line: 1, path: '', message: expect.stringContaining('colour') },
    ],
    [
      'words that are missing',
      'words',
      'words/en.yaml',
      'contents: x',
      { line: 1, message: expect.stringContaining('does not have the words that it should: ') },
    ],
    [
      'words that are not YAML',
      'words',
      'words/ar.yaml',
      'a: x\nb: [',
      { line: 2, path: '', message: expect.stringContaining('is not YAML that can be read') },
    ],
  ])('is told with its file, line and data: %s', async (_what, code, file, text, expected) => {
    const error = await fault({ [file]: text });
    expect(error).toBeInstanceOf(RenderError);
    const { faults, message } = error as RenderError;
    expect(error).toMatchObject({ code });
    expect(faults[0]).toMatchObject({ file: `templates/${file}`, ...expected });
    expect(message).toContain(`templates/${file}:${expected.line} `);
  });

  it('that is used thirty times is wrong once', async () => {
    const error = await fault({ 'partials/blocks/prose.mjml.hbs': '<mj-txt>x</mj-txt>' });
    expect((error as RenderError).faults).toHaveLength(1);
  });

  it('is named when it is not there at all', async () => {
    const others = Object.fromEntries(Object.entries(files).filter(([name]) => name !== 'digest.txt.hbs'));
    expect(() => createRenderer(others)).not.toThrow();
    await expect(createRenderer(others).render(await sampleInput('every-block'))).rejects.toMatchObject({
      code: 'template-missing',
      faults: [{ file: 'templates/digest.txt.hbs', line: 0, message: 'is not there. Put it back.' }],
    });
  });
});
