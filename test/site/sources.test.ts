import { describe, expect, it } from '@jest/globals';
import type { Receipts } from '../../src/delivery/receipts.ts';
import { anArabicNewsletter } from '../email/sample-mails.ts';
import { createTestSite } from './test-site.ts';

const PLACE = 'https://wire.example/a#:~:text=good%20meeting';
const RECEIPTS: Receipts = {
  sources: [
    {
      outlet: 'Waybill <Wire>',
      published: '2025-06-09T23:30-02:00',
      url: 'https://wire.example/a',
      receipts: [{ kind: 'quotation', text: 'good meeting', url: PLACE }],
    },
    { outlet: 'A letter', receipts: [{ kind: 'figure', text: '10%' }] },
  ],
};
const siteWithReceipts = () => createTestSite({ receipts: { '2025-06-10': RECEIPTS } });

describe('the sources of an issue', () => {
  it('are listed with outlet, time in the newsletter’s zone, and a link to the very words', async () => {
    const response = await (await siteWithReceipts()).get('/issues/2025-06-10/sources');
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('public, max-age=300');
    expect(html).toContain('<h1>Sources of the issue of Tuesday, 10 June 2025</h1>');
    expect(html).toContain('<a href="https://wire.example/a">Waybill &lt;Wire&gt;</a>');
    expect(html).toContain('Tuesday, 10 June 2025, 02:30 BST</time>');
    expect(html.replaceAll('&#x3D;', '=')).toContain(`<a href="${PLACE}"><q>good meeting</q></a>`);
    expect(html).toContain('<a href="/issues/2025-06-10">Read the issue</a>');
  });

  it('have no link where the source has no address', async () => {
    const html = await (await (await siteWithReceipts()).get('/issues/2025-06-10/sources')).text();
    expect(html).toContain('<h2>A letter</h2>');
    expect(html).toContain('<li>10%</li>');
  });

  it('claim to be the source’s own, and nothing of truth', async () => {
    const html = await (await (await siteWithReceipts()).get('/issues/2025-06-10/sources')).text();
    expect(html).toContain('Whether the source is right is another matter.');
    expect(html).not.toMatch(/fact-check|verified/i);
  });

  it('are left out of search engines', async () => {
    const html = await (await (await siteWithReceipts()).get('/issues/2025-06-10/sources')).text();
    expect(html).toContain('<meta name="robots" content="noindex">');
  });

  it('have no page if the issue is not out, or says nothing of them', async () => {
    const site = await createTestSite({ receipts: { '2030-01-01': RECEIPTS } });
    for (const path of ['/issues/2025-06-10/sources', '/issues/2030-01-01/sources', '/issues/x/sources'])
      expect([path, (await site.get(path)).status]).toEqual([path, 404]);
  });

  it('can be read in Arabic', async () => {
    const site = await createTestSite({
      newsletter: anArabicNewsletter(),
      receipts: { '2025-06-10': RECEIPTS },
    });
    const html = await (await site.get('/issues/2025-06-10/sources')).text();
    expect(html).toContain('dir="rtl"');
    expect(html).toContain('مصادر عدد');
  });
});
