import { describe, expect, it } from '@jest/globals';
import { exportLine } from '../../src/subscribers/export-line.ts';

describe('a line of an export', () => {
  it('is written as RFC 4180 wants it', () => {
    expect(exportLine(['plain', 'with, comma', 'with "quotes"', 'two\nlines', ''])).toBe(
      'plain,"with, comma","with ""quotes""","two\nlines",\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '\r=1'])('starts no formula: %j', (cell) => {
    expect(exportLine([cell]).replace('"', '')).toMatch(/^'/);
  });
});
