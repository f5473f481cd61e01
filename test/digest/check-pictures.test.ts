import { describe, expect, it } from '@jest/globals';
import { formatFinding } from '../../src/digest/finding.ts';
import { parseContent } from '../../src/digest/parse-content.ts';

const NEWSLETTER = `name: Quay Letter
from: desk@quay.example
replyTo: desk@quay.example
site: news.quay.example
postalAddress: 1 Quay Street, Rotterdam
timeZone: Europe/Amsterdam
sendTime: 17:30
`;
const PICTURES = ['night-quay.png', 'two-tables.png'];

const image = (url: string) =>
  `:::image\nurl: ${url}\nalt: A quay\ncredit: Us\nlicence: CC0\nwidth: 600\nheight: 300\n:::\n`;
const at = (name: string) => `https://news.quay.example/images/${name}`;

const article = (body: string, fields = '') =>
  `---\ntitle: Ports agree\ndate: 2025-06-10\n${fields}---\n\nText.\n\n${body}`;

function findings(files: Readonly<Record<string, string>>, pictures?: readonly string[]): string[] {
  const all = Object.entries({ 'newsletter.yaml': NEWSLETTER, ...files });
  const read = all.map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
  return parseContent(read, [], pictures).findings.map(
    (finding) => `${formatFinding(finding)} [${finding.rule}]`,
  );
}

describe('a picture of the newsletter’s own site', () => {
  it('that is there is no finding, with a query either', () => {
    const text = article(image(at('two-tables.png')) + image(at('night%2Dquay.png?v=2')));
    expect(findings({ 'content/articles/ports.md': text }, PICTURES)).toEqual([]);
  });

  it('that is not there is an error at its line, with the name that was probably meant', () => {
    const text = article(image(at('two-tabels.png')));
    expect(findings({ 'content/articles/ports.md': text }, PICTURES)).toEqual([
      'content/articles/ports.md:9 image.url: there is no content/images/two-tabels.png. Did you mean "two-tables.png"? Put the picture there, or correct the name. [missing-picture]',
    ]);
  });

  it('is looked up in digests, below headlines, behind links, in links and in newsletter.yaml, too', () => {
    const front = `image: { url: "${at('a.gif')}", alt: a, credit: a, licence: a, width: 1, height: 1 }\n`;
    const digest = `---\ndate: 2025-06-10\n---\n::article{id=ports}\n\n${image(at('b.gif'))}`;
    const logo = `brand:\n  logo: { url: "${at('d.gif')}", alt: Quay, width: 100, height: 20 }\n`;
    const found = findings(
      {
        'newsletter.yaml': NEWSLETTER + logo,
        'content/articles/ports.md': article(`See [the map](${at('c.gif')}).\n`, front),
        'content/digests/today.md': digest,
      },
      [],
    );
    expect(
      found.map((text) => text.replace(/: there is no .*images\//, ' ').replace(/\. Put.*/, '')),
    ).toEqual([
      expect.stringMatching(/^content\/articles\/ports\.md:4 image\.url a\.gif$/),
      expect.stringMatching(/^content\/articles\/ports\.md:9 \S+ c\.gif$/),
      expect.stringMatching(/^content\/digests\/today\.md:7 \S+ b\.gif$/),
      expect.stringMatching(/^newsletter\.yaml:9 brand\.logo\.url d\.gif$/),
    ]);
  });

  it.each(['plan.pdf', 'charts/a.png', 'a%20b.png', '', '%E0%A4%A.png'])(
    'that the site would never serve is told of: "%s"',
    (name) => {
      const text = article(`See [the map](${at(name)}).\n`);
      expect(findings({ 'content/articles/ports.md': text }, PICTURES)).toEqual([
        expect.stringContaining('the site serves no picture that is called'),
      ]);
    },
  );

  it('is not judged where nobody knows what pictures there are', () => {
    const files = { 'content/articles/ports.md': article(image(at('lost.png'))) };
    expect(findings(files)).toEqual([]);
    expect(findings(files, [])).toHaveLength(1);
  });
});

it('pictures and pages of other places are not looked up', () => {
  const elsewhere = ['https://quay.example/images/a.png', 'https://news.quay.example/issues/a.png'];
  const text = article(elsewhere.map(image).join('\n'));
  expect(findings({ 'content/articles/ports.md': text }, [])).toEqual([]);
});
