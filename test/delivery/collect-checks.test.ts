import { describe, expect, it } from '@jest/globals';
import { parseAndCheckContent } from '../../src/check/parse-and-check-content.ts';
import { collectChecks } from '../../src/delivery/collect-checks.ts';
import { composeIssue } from '../../src/delivery/compose-issue.ts';
import { countReceipts } from '../../src/delivery/receipts.ts';
import { listDigests } from '../../src/digest/list-digests.ts';
import { createRenderer } from '../../src/email/create-renderer.ts';
import { loadTemplates } from '../../src/email/load-templates.ts';
import { createTestSite } from '../site/test-site.ts';

const NEWSLETTER = `name: Harbour Daily
from: daily@news.test
replyTo: desk@news.test
site: news.test
postalAddress: 1 Quay Street, London
timeZone: Europe/London
sendTime: '17:30'
`;
const PEOPLE = `ada-berg: { name: Ada Berg, roles: [{ title: Harbour master }] }\n`;
const SOURCE = `---
id: wire
outlet: Waybill Wire
headline: A headline that stays private
published: 2025-06-10T09:00+01:00
url: https://wire.news.test/a
---
The quay was crowded with secret onlookers before dawn.

“We met, although the clerks had wished for it, and we agreed on the toll,” said Ada Berg, whose cousin was watching.

The toll rises by 12% in July, an unnamed clerk whispered.
`;
const ARTICLE = `headline: The toll goes up
published: 2025-06-10T12:00+01:00
status: ready
sources: [wire]
blocks:
  - type: prose
    paragraphs: ['The harbour has a new price list.']
  - type: quotes
    quotes:
      - { speaker: ada-berg, fragments: ['We met … and we agreed on the toll'], source: wire }
      - { speaker: ada-berg, fragments: ['We shall never pay it'], source: wire, waived: { by: Jo Hill, why: told me so, at: 2025-06-10 } }
  - type: figures
    figures:
      - { label: The toll, value: 12, unit: percent, direction: up, source: wire }
      - { label: The toll again, value: 12, unit: percent, direction: up, source: wire }
`;

function load(newsletter = NEWSLETTER, digest?: string) {
  const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });
  const content = parseAndCheckContent([
    file('newsletter.yaml', newsletter),
    file('content/people.yaml', PEOPLE),
    file('content/sources/wire.md', SOURCE),
    file('content/articles/2025-06-10/toll.yaml', ARTICLE),
    ...(digest === undefined ? [] : [file('content/digests/2025-06-10.yaml', digest)]),
  ]);
  const choice = listDigests(content, '2025-06-11T00:00:00Z')[0]!;
  return { content, choice };
}

function checksOf(newsletter?: string, digest?: string) {
  const { content, choice } = load(newsletter, digest);
  return collectChecks(content, choice);
}

describe('what is kept of how an issue was checked', () => {
  it('refuses what was not checked yet', () => {
    const { content, choice } = load();
    const { file } = content.articles[0]!;
    const unchecked = new Map([[file, () => undefined]]);
    expect(() => collectChecks({ ...content, unchecked }, choice)).toThrow(`${file} was not checked yet`);
  });

  it('is every record, by file', () => {
    const { records } = checksOf();
    expect(Object.keys(records)).toEqual(['content/articles/2025-06-10/toll.yaml']);
    expect(records['content/articles/2025-06-10/toll.yaml']!.map(({ status }) => status)).toEqual([
      'edited',
      'waived',
      'borne-out',
      'borne-out',
    ]);
  });

  it('counts for readers what a source bears out, once, and nothing that was waived', () => {
    expect(countReceipts(checksOf().receipts!)).toEqual({ quotations: 1, figures: 1, sources: 1 });
  });

  it('gives readers outlet, time, address and the words of the issue', () => {
    expect(checksOf().receipts).toEqual({
      sources: [
        {
          outlet: 'Waybill Wire',
          published: '2025-06-10T09:00+01:00',
          url: 'https://wire.news.test/a',
          receipts: [
            {
              kind: 'quotation',
              text: 'We met … and we agreed on the toll',
              url: 'https://wire.news.test/a#:~:text=We%20met,agreed%20on%20the%20toll',
            },
            { kind: 'figure', text: '12 percent', url: 'https://wire.news.test/a#:~:text=12%25' },
          ],
        },
      ],
    });
  });

  it('gives readers nothing if the newsletter does not want it, and is kept all the same', () => {
    const { receipts, records } = checksOf(`${NEWSLETTER}receipts: false\n`);
    expect(receipts).toBeUndefined();
    expect(Object.values(records).flat()).toHaveLength(4);
  });

  it('counts nothing of the body of an article that is there in brief', () => {
    const digest = 'date: 2025-06-10\nblocks: [{ type: article, id: toll, as: brief }]\n';
    const { receipts, records } = checksOf(undefined, digest);
    expect(receipts).toBeUndefined();
    expect(Object.values(records).flat()).toHaveLength(4);
  });
});

describe('what readers see of a source', () => {
  it('has no word that the issue does not have itself', async () => {
    const { render } = createRenderer(await loadTemplates());
    const { composed } = await composeIssue({ ...load(), siteUrl: 'https://news.test', render });
    const { rendered, checks, messageTemplate } = composed!;
    expect(rendered.text).toContain('Checked against 1 source: 1 quotation and 1 figure of this issue.');
    const site = await createTestSite({ receipts: { '2025-06-10': checks.receipts! } });
    const page = await (await site.get('/issues/2025-06-10/sources')).text();
    expect(page).toContain('We met … and we agreed on the toll');
    const stored = JSON.stringify(checks.receipts);
    const mail = Buffer.from(messageTemplate).toString();
    for (const shown of [rendered.html, rendered.text, mail, page, page.replaceAll('%20', ' '), stored]) {
      for (const secret of [
        'secret',
        'onlookers',
        'although',
        'wished',
        'cousin',
        'whispered',
        'stays private',
      ])
        expect(shown).not.toContain(secret);
    }
  });
});
