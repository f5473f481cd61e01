import { describe, expect, it } from '@jest/globals';
import { minifyHtml } from '../../src/email/minify-html.ts';

const HEAD = '<html><head><style>\n  a { color: red; }\n</style></head>';
const page = (body: string) => `${HEAD}<body>${body}</body></html>`;
const bodyOf = (html: string) =>
  minifyHtml(page(html)).split('<body>')[1]!.replace('</body></html>', '').trim();

describe('the smaller page', () => {
  it('has no indentation and no break between blocks', () => {
    expect(
      bodyOf(
        '\n  <table>\n    <tr>\n      <td\n         class="a" id="b"\n      >x</td>\n    </tr>\n  </table>',
      ),
    ).toBe('<table><tr><td class="a" id="b">x</td></tr></table>');
  });

  it('keeps the space between words, whatever they are marked with', () => {
    expect(bodyOf('<p>a\n  <strong>b</strong>\n  <a href="#c">c</a> d</p>').replace(/\n/g, ' ')).toBe(
      '<p>a <strong>b</strong> <a href="#c">c</a> d</p>',
    );
  });

  it('breaks long lines at a space, never within an attribute', () => {
    const alt = 'word '.repeat(80).trim();
    const text = 'text '.repeat(400).trim();
    const lines = bodyOf(`<p><img alt="${alt}" src="https://x.test/y.png"> ${text}</p>`).split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(500);
    expect(lines.join(' ')).toBe(`<p><img alt="${alt}" src="https://x.test/y.png"> ${text}</p>`);
  });

  it('keeps Outlook’s own tables', () => {
    expect(
      bodyOf(
        '<!--[if mso | IE]><table><tr><td><![endif]-->\n<div>x</div>\n<!--[if mso | IE]></td></tr></table><![endif]-->',
      ),
    ).toBe(
      '<!--[if mso | IE]><table><tr><td><![endif]--><div>x</div><!--[if mso | IE]></td></tr></table><![endif]-->',
    );
  });

  it('has shorter styles', () => {
    expect(minifyHtml(page(''))).toContain('a{color:red;}');
  });
});
