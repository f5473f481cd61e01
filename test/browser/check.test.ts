import { resolve } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { auditInBrowser } from '../../src/studio/audit-in-browser.ts';
import { explainAudit } from '../../src/studio/explain-audit.ts';
import { withChromium } from '../../src/studio/open-chromium.ts';
import { runWaybill } from '../cli/run-waybill.ts';

jest.setTimeout(60_000);

const page = (body: string, style = '') =>
  `<!doctype html><html lang="en"><head><title>A mail</title><style>${style}</style></head><body style="background: #fff; color: #000">${body}</body></html>`;

/** The mails and what is to be found in each, as `rule level`. */
const MAILS: readonly [html: string, found: readonly string[]][] = [
  [page('<h1>One</h1><p>Words</p>'), []],
  [page('<h1>One</h1><h4>Four</h4>'), ['mail-accessibility error']],
  [page('<h1>One</h1><div style="width: 350px">Words</div>'), ['mail-overflow error']],
  [
    page(
      '<h1>One</h1><p style="color: #949494">Faint</p><p style="color: #949494; font-size: 24px">Large</p>',
    ),
    // In light, in dark, which it has no colours for, and inverted.
    ['mail-contrast warning', 'mail-contrast warning', 'mail-contrast warning'],
  ],
  [
    page(
      '<h1>One</h1><p class="x">Words</p>',
      '@media (prefers-color-scheme: dark) { .x { color: #222; background: #333 } }',
    ),
    ['mail-contrast warning'],
  ],
  [page('<h1>One</h1><div style="max-height: 0; overflow: hidden; color: #fff">Preheader</div>'), []],
];

describe('auditInBrowser', () => {
  it('finds what hinders, what sticks out and what is faint, in every look, and nothing else', async () => {
    const audits = await withChromium((browser) =>
      auditInBrowser(
        browser,
        MAILS.map(([html]) => html),
      ),
    );
    const found = audits.map((audit) =>
      explainAudit('a', audit).map(({ rule, level }) => `${rule} ${level}`),
    );
    expect(found).toEqual(MAILS.map(([, expected]) => expected));
  });
});

describe('waybill check --browser', () => {
  it('finds nothing in the mails that the templates make', async () => {
    const { status, stdout } = await runWaybill(['check', '--browser', '--json'], {
      folder: resolve('test/fixtures/right-to-left'),
    });
    const { findings } = JSON.parse(stdout) as { findings: { rule: string }[] };
    expect(findings.filter(({ rule }) => /^mail-(accessibility|overflow|contrast)$/.test(rule))).toEqual([]);
    expect(status).toBe(0);
  });
});
