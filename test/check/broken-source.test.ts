import { describe, expect, it } from '@jest/globals';
import { parseAndCheckContent } from '../../src/check/parse-and-check-content.ts';

const ARTICLE = `---
title: Ports agree
date: 2025-06-10
sources: [wire]
---

The two sides, said Jonas Berg, have had “a good day and a long night”.

It costs $61 million.
`;
const DIGEST = `---
date: 2025-06-10
subject: Ports agree on “a good day and a long night”
---

::article{id=ports}
`;

function rulesWith(source: string | undefined): string[] {
  const files = Object.entries({
    'content/articles/ports.md': ARTICLE,
    'content/digests/2025-06-10.md': DIGEST,
    ...(source === undefined ? {} : { 'content/sources/wire.md': source }),
  }).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
  return parseAndCheckContent(files)
    .findings.filter(({ file, level }) => file !== 'newsletter.yaml' && level !== 'hint')
    .map(({ file, line, rule }) => `${file.replace('content/', '')}:${line} ${rule}`);
}

describe('what cites a source that cannot be compared with', () => {
  it('is not called wrong for what that source may have', () => {
    expect(rulesWith('---\nid: wire\nheadline: a: b: c\n---\n\nNothing.\n')).toEqual([
      'articles/ports.md:4 broken-source',
      'sources/wire.md:3 yaml-syntax',
    ]);
    expect(rulesWith(undefined)).toEqual(['articles/ports.md:4 unknown-source']);
  });

  it('is compared again once it can be', () => {
    const rules = rulesWith('---\noutlet: Wire\nheadline: Ports\n---\n\nNothing was said.\n');
    expect(rules).toEqual(expect.arrayContaining([expect.stringContaining('quote-absent')]));
    expect(rules).toEqual(expect.arrayContaining(['articles/ports.md:9 number-in-prose']));
  });
});
