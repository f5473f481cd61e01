import { describe, expect, it } from '@jest/globals';
import type { Content, Parsed } from '../../src/digest/content.ts';
import type { Finding } from '../../src/digest/finding.ts';
import { listDigests } from '../../src/digest/list-digests.ts';
import { aDigestFile, aNewsletter, anArticle } from '../support/articles.ts';

const NOW = '2025-06-12T00:00:00Z';

function parsed<T>(file: string, value: T): Parsed<T> {
  return { value, file, locate: () => ({ file, line: 1, column: 1 }) };
}

function aFinding(file: string): Finding {
  return {
    rule: 'missing-field',
    level: 'error',
    file,
    line: 1,
    column: 1,
    path: '',
    message: 'is missing.',
  };
}

function aContent(fields: Partial<Content> = {}): Content {
  return {
    newsletter: aNewsletter(),
    articles: [],
    digests: [],
    sources: [],
    people: {},
    brokenArticles: [],
    brokenDigests: [],
    findings: [],
    ...fields,
  };
}

const article = (id: string, fields = {}) =>
  parsed(`content/articles/${id}.md`, anArticle({ id, ...fields }));
const digest = (id: string, places: string[], fields = {}) =>
  parsed(
    `content/digests/${id}.md`,
    aDigestFile(
      places.map((place) => ({ type: 'article', id: place })),
      { id, ...fields },
    ),
  );

describe('the digests of a folder', () => {
  it('are the written ones and the days that have articles only, the newest first', () => {
    const content = aContent({
      articles: [article('a'), article('b', { published: '2025-06-11T10:00Z' })],
      digests: [digest('2025-06-10', ['a']), digest('showcase', ['a'])],
    });
    expect(listDigests(content, NOW).map((choice) => [choice.digest.id, choice.file])).toEqual([
      ['2025-06-11', undefined],
      ['2025-06-10', 'content/digests/2025-06-10.md'],
      ['showcase', 'content/digests/showcase.md'],
    ]);
  });

  it('have the findings of their own articles and sources and of the files that all share', () => {
    const files = [
      'newsletter.yaml',
      'content/people.yaml',
      'content/digests/2025-06-10.md',
      'content/articles/a.md',
    ];
    const others = ['content/articles/b.md', 'content/digests/other.md', 'content/articles/broken.md'];
    const content = aContent({
      articles: [article('a'), article('b')],
      digests: [digest('2025-06-10', ['a'])],
      findings: [...files, ...others].map(aFinding),
    });
    expect(listDigests(content, NOW)[0]?.findings.map(({ file }) => file)).toEqual(files);
  });

  const broken = { id: 'broken', file: 'content/articles/broken.md' };

  it('that are made of a day’s articles alone are also held up by an article that cannot be read', () => {
    const content = aContent({
      articles: [article('a')],
      brokenArticles: [broken],
      findings: [aFinding(broken.file)],
    });
    expect(listDigests(content, NOW)[0]?.findings).toEqual(content.findings);
  });

  it('are not held up by a broken article in the folder of another day', () => {
    const elsewhere = { id: 'x', file: 'content/articles/2025-06-09/x.md' };
    const content = aContent({
      articles: [article('a')],
      brokenArticles: [elsewhere],
      findings: [aFinding(elsewhere.file)],
    });
    expect(listDigests(content, NOW)[0]?.findings).toEqual([]);
  });

  it('are not composed for a day whose own digest file cannot be read', () => {
    const brokenDigests = [{ id: '2025-06-10', file: 'content/digests/2025-06-10.md' }];
    expect(listDigests(aContent({ articles: [article('a')], brokenDigests }), NOW)).toEqual([]);
  });

  it('that an editor wrote are held up by an article that cannot be read only if they place it', () => {
    const content = aContent({
      articles: [article('a')],
      digests: [digest('with', ['a', 'broken']), digest('without', ['a'])],
      brokenArticles: [broken],
      findings: [aFinding(broken.file)],
    });
    expect(listDigests(content, NOW).map((choice) => [choice.digest.id, choice.findings.length])).toEqual([
      ['with', 1],
      ['without', 0],
    ]);
  });
});
