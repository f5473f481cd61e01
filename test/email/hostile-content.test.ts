import { beforeAll, describe, expect, it } from '@jest/globals';
import { Article } from '../../src/digest/article.ts';
import type { DigestInput } from '../../src/email/mail-input.ts';
import { MESSAGE_PLACEHOLDERS } from '../../src/email/message-fields.ts';
import type { Rendered } from '../../src/email/rendered.ts';
import { anArticle } from '../support/articles.ts';
import { sampleInput, theRenderer } from './sample-mails.ts';

/** Fields whose words readers see. Ids, addresses, dates, codes and the names of kinds are checked when parsed. */
const WORDS = new Set([
  ...[
    'headline',
    'deck',
    'kicker',
    'title',
    'text',
    'why',
    'outlet',
    'caption',
    'credit',
    'licence',
    'alt',
    'label',
    'name',
  ],
  ...[
    'holder',
    'goods',
    'noun',
    'where',
    'occasion',
    'via',
    'role',
    'place',
    'period',
    'subject',
    'preheader',
    'action',
  ],
  ...['byline', 'contributors', 'fragments', 'tagline', 'postalAddress'],
]);

const PAYLOADS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '" style="position:fixed;inset:0',
  '</td></tr></table></div>',
  '<mj-raw><b>x</b></mj-raw>',
  '</mj-text><mj-text>',
  '<mj-include path="/etc/passwd" />',
  '{{7*7}} {{{siteUrl}}} {{> footer}} {{#each words}}x{{/each}}',
  '<%= 7*7 %> ${7*7} [[7*7]]',
  ']]>',
  '--> <![endif]--> <!-- x',
  '<!--[if mso]><b>x</b><![endif]-->',
  '&lt;b&gt; &amp;amp; &#60;b&#62;',
  'x;color:red}</style><style>*{display:none}',
  '<a href="https://evil.example/">x</a>',
  '\n\nUnsubscribe: https://evil.example/\n-- \n',
  'a\r\nBcc: x@evil.example\u2028\u2029b',
  '\u202egnp.exe\u2066\u202d',
  '\u0000\u0007\u001b[31m',
  `${MESSAGE_PLACEHOLDERS.unsubscribeToken} ${MESSAGE_PLACEHOLDERS.preferencesToken} ${MESSAGE_PLACEHOLDERS.to}`,
];

function fillWords(value: unknown, words: string, key = ''): unknown {
  if (typeof value === 'string') return WORDS.has(key) ? words : value;
  if (Array.isArray(value)) return value.map((entry) => fillWords(entry, words, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, fillWords(field, words, name)]),
  );
}

/** Every tag with the names of its attributes: what a reader's client would build of the mail. */
function skeleton(html: string): string[] {
  return (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/="[^"]*"/g, '=').replace(/\s+/g, ' '));
}

function decode(html: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return html.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|quot|amp));/gi,
    (_all, hex?: string, dec?: string, name?: string) =>
      name ? named[name]! : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(dec)),
  );
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

describe('words from content', () => {
  let everything: DigestInput;
  let harmless: Rendered;
  const render = async (words: string) =>
    (await theRenderer()).render(fillWords(everything, words) as DigestInput);

  beforeAll(async () => {
    everything = await sampleInput('every-block');
    harmless = await render('harmless words');
  });

  describe.each(PAYLOADS)('%j', (payload) => {
    let rendered: Rendered;
    beforeAll(async () => {
      rendered = await render(payload);
    });

    it('adds no tag and no attribute to the HTML', () => {
      expect(skeleton(rendered.html)).toEqual(skeleton(harmless.html));
    });

    it('adds no line to the text part', () => {
      expect(rendered.text.split('\n')).toHaveLength(harmless.text.split('\n').length);
    });

    it('makes no placeholder for the subscriber’s tokens', () => {
      for (const placeholder of Object.values(MESSAGE_PLACEHOLDERS)) {
        expect(count(rendered.html, placeholder)).toBe(count(harmless.html, placeholder));
        expect(count(rendered.text, placeholder)).toBe(count(harmless.text, placeholder));
      }
    });

    it('leaves no invisible character behind', () => {
      const invisible = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
      expect(rendered.html).not.toMatch(invisible);
      expect(rendered.text).not.toMatch(invisible);
    });
  });

  it.each(
    PAYLOADS.filter((payload) => !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]|WAYBILL/u.test(payload)),
  )('reach the reader as they were typed: %j', async (payload) => {
    const { html, text, subject } = await render(payload);
    const seen = decode(html).replace(/\s+/g, ' ');
    expect(seen).toContain(payload);
    expect(text).toContain(payload);
    expect(subject).toContain(payload);
  });

  it('cannot join to a placeholder from parts that are harmless apart', async () => {
    const [start, end] = ['WAYBILLxUNSUB', 'SCRIBExTOKENxPLACEHOLDER'];
    const article = anArticle({
      blocks: [{ type: 'prose', paragraphs: [`[${start}**${end}**](https://evil.test/)`] }],
    });
    const placed = { type: 'article', number: 1, as: 'full', article } as const;
    const { text } = await (
      await theRenderer()
    ).render({ ...everything, digest: { ...everything.digest, blocks: [placed] } });
    expect(count(text, MESSAGE_PLACEHOLDERS.unsubscribeToken)).toBe(1);
  });
});

describe('addresses from content', () => {
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://x.test/"onclick="x',
    'https://x.test/{{siteUrl}}',
    '//x.test/',
  ])('are refused unless they are https or mailto: %s', (url) => {
    expect(Article.safeParse({ ...anArticle(), url }).success).toBe(false);
    expect(
      Article.safeParse({ ...anArticle(), blocks: [{ type: 'prose', paragraphs: [`[x](<${url}>)`] }] })
        .success,
    ).toBe(false);
  });
});
