import { describe, expect, it } from '@jest/globals';
import { checkEmptyDigest } from '../../src/check/empty-digest.ts';
import { aDigestFile } from '../support/articles.ts';

function rules(blocks: readonly Record<string, unknown>[], fields = {}): string[] {
  const locate = () => ({ file: 'content/digests/x.md', line: 5, column: 1 });
  const findings = checkEmptyDigest({
    value: aDigestFile(blocks, fields),
    file: 'content/digests/x.md',
    locate,
  });
  return findings.map(({ level, rule, line }) => `${level} ${rule} ${line}`);
}

describe('a digest', () => {
  it('without any article does not go out', () => {
    expect(rules([{ type: 'contents' }, { type: 'house', kind: 'forward' }])).toEqual([
      'error empty-digest 5',
    ]);
  });

  it('may be without one while it is a draft', () => {
    expect(rules([{ type: 'contents' }], { status: 'draft' })).toEqual(['warning empty-digest 5']);
  });

  it('with an article, also in a section, has something to read', () => {
    expect(rules([{ type: 'article', id: 'a' }])).toEqual([]);
    expect(rules([{ type: 'section', title: 'Today', blocks: [{ type: 'article', id: 'a' }] }])).toEqual([]);
  });
});
