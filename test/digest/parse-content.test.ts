import { describe, expect, it } from '@jest/globals';
import type { ContentFile } from '../../src/digest/content.ts';
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
const SOURCE = '---\noutlet: Wire\nheadline: Rules\n---\n\nOne\nline.\n\n**Two** {{ words }}.\n';

function parse(files: Readonly<Record<string, string>>) {
  const all: Record<string, string> = { 'newsletter.yaml': NEWSLETTER, ...files };
  return parseContent(
    Object.entries(all).map(([path, text]): ContentFile => ({ path, bytes: new TextEncoder().encode(text) })),
  );
}

function article(fields: string, body = 'Text.'): string {
  return `---\ntitle: Ports agree\ndate: 2025-06-10\n${fields}---\n\n${body}\n`;
}

function findings(files: Readonly<Record<string, string>>): string[] {
  return parse(files).findings.map(formatFinding);
}

describe('parseContent', () => {
  it('lets a draft of a digest place drafts, with a warning', () => {
    const files = (status: string) => ({
      'content/articles/ports.md': article('status: draft\n'),
      'content/digests/today.md': `---\ndate: 2025-06-10\nstatus: ${status}\n---\n::article{id=ports}\n`,
    });
    const levels = (status: string) => parse(files(status)).findings.map(({ rule, level }) => [rule, level]);
    expect(levels('draft')).toEqual([['article-not-ready', 'warning']]);
    expect(levels('ready')).toEqual([['article-not-ready', 'error']]);
  });

  it('recognises files by their path, and passes over the rest', () => {
    const content = parse({
      'content/articles/2025-06-10/ports.md': article(''),
      'content/digests/today.md': '---\ndate: 2025-06-10\n---\n::article{id=ports}\n',
      'content/sources/wire.md': SOURCE,
      'content/people.yaml': 'tan: { name: Mei Tan }\n',
      'content/articles/README.md': 'no article',
      'content/articles/crane.png': 'no text',
      'content/notes.md': 'nothing',
    });
    expect(content.findings).toEqual([]);
    expect(content.newsletter?.name).toBe('Quay Letter');
    expect(content.articles.map(({ value }) => value.id)).toEqual(['ports']);
    expect(content.digests.map(({ value }) => value.id)).toEqual(['today']);
    expect(content.sources.map(({ value }) => value.paragraphs)).toEqual([
      ['One line.', '**Two** {{ words }}.'],
    ]);
    expect(content.people).toEqual({ tan: { name: 'Mei Tan', roles: [], anonymous: false } });
  });

  it('reads people from several files, and names both where an id is taken twice', () => {
    expect(
      findings({
        'content/people.yaml': 'tan: { name: Mei Tan }\n',
        'content/eu/people.yaml': 'tan: { name: Bo Tan }\n',
      }),
    ).toEqual([
      'content/people.yaml:1 tan: the id "tan" is already taken by content/eu/people.yaml. Give one of the two another id.',
    ]);
  });

  it('says so where newsletter.yaml is missing', () => {
    expect(parseContent([]).findings.map(formatFinding)).toEqual([
      'newsletter.yaml is missing. Write it beside the folder content/, with the name, sender, postal address, time zone and send time of the newsletter.',
    ]);
  });

  it('passes on what could not be loaded, and does not call newsletter.yaml missing then', () => {
    const unreadable = {
      file: 'newsletter.yaml',
      line: 0,
      column: 0,
      rule: 'unreadable-file',
      level: 'error',
      path: '',
      message: 'cannot be read.',
    } as const;
    expect(parseContent([], [unreadable]).findings).toEqual([unreadable]);
  });

  it('orders findings by file and line', () => {
    expect(
      findings({
        'content/articles/b.md': article('deck:\nkicker:\n'),
        'content/articles/a.md': article('section: x y\n'),
      }).map((line) => line.split(' ')[0]),
    ).toEqual(['content/articles/a.md:4', 'content/articles/b.md:4', 'content/articles/b.md:5']);
  });

  it('finds references inside sections and digests', () => {
    expect(
      findings({
        'content/articles/ports.md': article('', '## Said\n\n> Yes.\n>\n> — nobody {source=nowhere}'),
        'content/digests/today.md':
          '---\ndate: 2025-06-10\n---\n\n## All\n\n::article{id=ports}\n\n:::prose{sources=nowhere}\nText.\n:::\n',
      }),
    ).toEqual([
      'content/articles/ports.md:10 quotes[0].speaker: unknown person "nobody". Add the person to content/people.yaml or correct the name.',
      'content/articles/ports.md:10 quotes[0].source: unknown source "nowhere". Add the file content/sources/nowhere.md or correct the id.',
      'content/digests/today.md:9 sources[0]: unknown source "nowhere". Add the file content/sources/nowhere.md or correct the id.',
    ]);
  });

  it('does not call an article unknown that exists and has faults of its own', () => {
    expect(
      findings({
        'content/articles/ports.md': article('deck:\n'),
        'content/digests/today.md': '---\ndate: 2025-06-10\n---\n::article{id=ports}\n',
      }),
    ).toEqual(['content/articles/ports.md:4 deck: is empty. Write its value or delete the line.']);
  });

  it('does not take what every object has for a person', () => {
    expect(findings({ 'content/articles/ports.md': article('', '> Yes.\n>\n> — constructor') })).toEqual([
      'content/articles/ports.md:8 quotes[0].speaker: unknown person "constructor". Add the person to content/people.yaml or correct the name.',
    ]);
  });

  it('never shows an editor the escape codes that a file holds', () => {
    const [line] = findings({ 'content/articles/ports.md': article('section: "a\\e[31m\\u202Eb"\n') });
    expect(line).toContain('"a<U+001B>[31m<U+202E>b" cannot be an id');
  });
});
