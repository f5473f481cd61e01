import { describe, expect, it } from '@jest/globals';
import { parseAddress } from '../../src/subscribers/parse-address.ts';

describe('parseAddress', () => {
  it.each([
    ['ann@example.com', 'ann@example.com'],
    ['  Ann.Lee+news@Example.COM ', 'Ann.Lee+news@example.com'],
    ['jürgen@x.de'.replace('ü', 'u'), 'jurgen@x.de'],
    ['ann@Bücher.example', 'ann@xn--bcher-kva.example'],
    ['ann@例え.jp', 'ann@xn--r8jz45g.jp'],
    ['ann@example.com.', 'ann@example.com'],
    ["o'neil@example.ie", "o'neil@example.ie"],
  ])('reads %s as %s', (typed, address) => {
    expect(parseAddress(typed)).toEqual({ kind: 'address', address });
  });

  it.each([
    [''],
    ['ann'],
    ['@example.com'],
    ['ann@'],
    ['ann@localhost'],
    ['ann@127.0.0.1'],
    ['ann@0x7f.1'],
    ['ann@[127.0.0.1]'],
    ['ann@ex%41mple.com'],
    ['ann@exam ple.com'],
    ['ann@-example.com'],
    ['ann@example..com'],
    ['.ann@example.com'],
    ['ann..lee@example.com'],
    ['"ann lee"@example.com'],
    ['ann@example.com\r\nBcc: bob@example.com'],
    ['ann,bob@example.com'],
    ['ann <ann@example.com>'],
    ['änn@example.com'],
    [`${'a'.repeat(65)}@example.com`],
    [`ann@${'a'.repeat(64)}.com`],
    [`ann@${'abc.'.repeat(63)}com`],
  ])('refuses %j', (typed) => {
    expect(parseAddress(typed).kind).toBe('problem');
  });

  it('never repeats the address in its message', () => {
    const parsed = parseAddress('secret..name@example.com');
    expect(JSON.stringify(parsed)).not.toContain('secret');
  });
});
