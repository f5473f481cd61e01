import { beforeEach, describe, expect, it } from '@jest/globals';
import { RenderError } from '../../src/email/render-error.ts';
import type { LocalSite } from '../../src/local/connect-local-site.ts';
import { followSite, type SiteSource } from '../../src/studio/follow-site.ts';
import { aNewsletter } from '../support/articles.ts';

let source: SiteSource | undefined;
let connected: number;
let change: () => void;
let site: LocalSite;

beforeEach(() => {
  source = { newsletter: aNewsletter(), templates: {} };
  connected = 0;
  site = followSite({
    desk: {
      onChange: (listener) => {
        change = listener;
        return () => undefined;
      },
    },
    load: async () => source,
    connect: async ({ templates }) => {
      connected += 1;
      if ('broken' in templates)
        throw new RenderError('template-syntax', [
          { file: 'templates/x.hbs', line: 1, path: '', message: 'cannot be read' },
        ]);
      return async () => new Response(`site ${connected}`);
    },
  });
});

const ask = async () => (await site(new Request('http://127.0.0.1/'), '127.0.0.1')).text();

describe('the local site', () => {
  it('is made once, and again when what it is made of was saved', async () => {
    expect([await ask(), await ask()]).toEqual(['site 1', 'site 1']);
    change();
    expect(await ask()).toBe('site 1');
    source = { newsletter: aNewsletter({ name: 'Other' }), templates: {} };
    expect(await ask()).toBe('site 1');
    change();
    expect(await ask()).toBe('site 2');
  });

  it('says what is wrong with its templates, and comes back when that is mended', async () => {
    source = { newsletter: aNewsletter(), templates: { broken: '' } };
    expect(await ask()).toBe('The site cannot be shown.\ntemplates/x.hbs:1 cannot be read\n');
    source = { newsletter: aNewsletter(), templates: {} };
    expect(await ask()).toBe('site 2');
  });

  it('waits for a newsletter.yaml that can be read', async () => {
    source = undefined;
    expect(await ask()).toContain('newsletter.yaml cannot be read.');
  });
});
