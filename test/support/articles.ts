import { Article } from '../../src/digest/article.ts';
import { DigestFile } from '../../src/digest/digest-file.ts';
import { Newsletter } from '../../src/digest/newsletter.ts';

type Input = Record<string, unknown>;

/** An article of 10 June 2025 with one paragraph; fields as they are written in a file. */
export function anArticle(fields: Input = {}): Article {
  const id = typeof fields.id === 'string' ? fields.id : 'talks';
  return Article.parse({
    id,
    headline: `Headline of ${id}`,
    published: '2025-06-10T10:00+01:00',
    blocks: [{ type: 'prose', paragraphs: ['One two three.'] }],
    ...fields,
  });
}

export function aDigestFile(blocks: readonly Input[], fields: Input = {}): DigestFile {
  return DigestFile.parse({ id: '2025-06-10', date: '2025-06-10', blocks, ...fields });
}

export function aNewsletter(fields: Input = {}): Newsletter {
  return Newsletter.parse({
    name: 'Supply Lines',
    from: 'daily@news.test',
    replyTo: 'desk@news.test',
    site: 'news.test',
    postalAddress: '1 Quay Street, London',
    timeZone: 'Europe/London',
    sendTime: '17:30',
    sections: [
      { id: 'tariffs', title: 'Tariffs' },
      { id: 'markets', title: 'Markets' },
    ],
    ...fields,
  });
}
