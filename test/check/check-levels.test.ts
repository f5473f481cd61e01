import { describe, expect, it } from '@jest/globals';
import { parseAndCheckContent } from '../../src/check/parse-and-check-content.ts';
import type { ContentFile } from '../../src/digest/content.ts';
import { formatFinding } from '../../src/digest/finding.ts';

const NEWSLETTER = `name: Quay Letter
from: desk@quay.example
replyTo: desk@quay.example
site: news.quay.example
postalAddress: 1 Quay Street, Rotterdam
timeZone: Europe/Amsterdam
sendTime: 17:30
`;
const SOURCE = '---\noutlet: Wire\nheadline: Rules\npublished: 2025-06-09T10:00Z\n---\n\nIt rained.\n';
const ARTICLE = `---
title: Ports agree
date: 2025-06-10
sources: [wire]
singleSource: true
---

> “We never asked the gulls.”
>
> — tan {source=wire}
`;

function check(files: Readonly<Record<string, string>>) {
  const all = {
    'newsletter.yaml': NEWSLETTER,
    'content/people.yaml': 'tan: { name: Mei Tan }\n',
    'content/sources/wire.md': SOURCE,
    'content/articles/ports.md': ARTICLE,
    ...files,
  };
  return Object.entries(all).map(([path, text]): ContentFile => ({
    path,
    bytes: new TextEncoder().encode(text),
  }));
}

function findings(files: Readonly<Record<string, string>>): string[] {
  return parseAndCheckContent(check(files)).findings.map(
    (finding) => `${finding.level} ${finding.rule} ${formatFinding(finding).split(':')[1]}`,
  );
}

describe('the levels of newsletter.yaml', () => {
  it('are the rules’ own where it says nothing', () => {
    expect(findings({})).toEqual(['error quote-absent 8 quotes[0].fragments[0]']);
  });

  it.each([
    ['warning', ['warning quote-absent 8 quotes[0].fragments[0]']],
    ['hint', ['hint quote-absent 8 quotes[0].fragments[0]']],
    ['off', []],
  ])('may be %s', (level, expected) => {
    expect(findings({ 'newsletter.yaml': `${NEWSLETTER}checks: { quote-absent: ${level} }\n` })).toEqual(
      expected,
    );
  });

  it('name rules that exist, and open no gate', () => {
    const checks =
      'checks:\n  quote-absnet: warning\n  mail-size: off\n  placeholder: warning\n  quote-absent: off\n';
    const { findings: found } = parseAndCheckContent(check({ 'newsletter.yaml': NEWSLETTER + checks }));
    expect(found.map(formatFinding)).toEqual([
      'newsletter.yaml:9 checks.quote-absnet: there is no rule "quote-absnet". Did you mean "quote-absent"? Correct the id, or delete the line; docs/checks lists the rules.',
      'newsletter.yaml:10 checks.mail-size: the rule "mail-size" is always an error, since a digest that breaks it would not reach its readers whole. Delete the line.',
      'newsletter.yaml:11 checks.placeholder: the rule "placeholder" is always an error, since a digest that breaks it would not reach its readers whole. Delete the line.',
    ]);
  });

  it('stop nothing that is said of a draft', () => {
    expect(
      findings({ 'content/articles/ports.md': ARTICLE.replace('date:', 'status: draft\ndate:') }),
    ).toEqual(['warning quote-absent 9 quotes[0].fragments[0]']);
  });
});

describe('parseAndCheckContent', () => {
  it('compares what an editor writes around the articles with the articles’ sources', () => {
    const digest = (text: string) => ({
      'content/digests/today.md': `---\ndate: 2025-06-10\n---\n\n${text}\n\n::article{id=ports}\n`,
    });
    const quiet = { 'newsletter.yaml': `${NEWSLETTER}checks: { quote-absent: off }\n` };
    expect(findings({ ...quiet, ...digest('Mr Tan said that “it rained”.') })).toEqual([
      'error quote-not-speech 5 paragraphs[0]',
    ]);
  });

  it('keeps what it has compared, by file', () => {
    const { records } = parseAndCheckContent(check({}));
    expect(records.get('content/articles/ports.md')).toEqual([
      {
        kind: 'quotation',
        path: 'blocks[0].quotes[0].fragments[0]',
        text: 'We never asked the gulls.',
        status: 'absent',
      },
    ]);
  });

  it('does not judge again what has not changed, and judges again what has', () => {
    const files = check({});
    const first = parseAndCheckContent(files);
    const second = parseAndCheckContent([...files]);
    expect(second.records.get('content/articles/ports.md')).toBe(
      first.records.get('content/articles/ports.md'),
    );
    const mended = new TextEncoder().encode(
      SOURCE.replace('It rained.', 'Tan said: “We never asked the gulls.”'),
    );
    const third = parseAndCheckContent(
      files.map((file) => (file.path.includes('sources') ? { ...file, bytes: mended } : file)),
    );
    expect(third.records.get('content/articles/ports.md')?.map(({ status }) => status)).toEqual(['verbatim']);
  });
});
