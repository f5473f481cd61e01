import { describe, expect, it } from '@jest/globals';
import { domainsAbove } from '../../src/digest/domains-above.ts';

describe('the domains above a domain', () => {
  it('are all that it is a part of, but for the top-level one', () => {
    expect(domainsAbove('a.daily.example.com')).toEqual(['daily.example.com', 'example.com']);
    expect(domainsAbove('example.com')).toEqual([]);
  });
});
