import { beforeEach, describe, expect, it } from '@jest/globals';
import { createTestSite, type TestSite } from './test-site.ts';

const BYTES = new Uint8Array([0x89, 0x50, 0xff, 0x00, 0x0a]);

let asked: string[];
let site: TestSite;
beforeEach(async () => {
  asked = [];
  const load = async (name: string) => {
    asked.push(name);
    return name === 'quay.png' ? BYTES : undefined;
  };
  site = await createTestSite({ pictures: { load } });
});

describe('a picture of the site', () => {
  it('comes byte for byte, may be kept for ever and shown by any mail program', async () => {
    const response = await site.get('/images/quay.png');
    expect(response.status).toBe(200);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(BYTES);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });

  it('answers HEAD without the bytes, and takes nothing', async () => {
    const head = await site.send('/images/quay.png', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([
      200,
      'image/png',
      '',
    ]);
    const put = await site.send('/images/quay.png', { method: 'PUT', body: 'x' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('that is not there is a page that says so, and that nobody keeps', async () => {
    const response = await site.get('/images/lost.png');
    expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store']);
    expect(await response.text()).toContain('There is no such page');
  });

  it.each([
    ...['..%2Fquay.png', '%2e%2e/quay.png', '..%5Cquay.png', 'a/quay.png', 'a%2Fquay.png', '%00quay.png'],
    ...['quay.png%00.svg', 'quay.png/', 'quay.svg', 'quay.png.html', 'quay', '.png', '-.png', '%E0%A4%A.png'],
    ...['', 'quay.png%0d%0aX-Evil: 1', `${'a'.repeat(200)}.png`, '__proto__', 'x.constructor', 'quay.png%20'],
  ])('is no other name: "%s" is not even looked up', async (name) => {
    const response = await site.get(`/images/${name}`);
    expect(response.status).toBe(404);
    expect(response.headers.get('x-evil')).toBeNull();
    expect(asked).toEqual([]);
  });

  it('is the same with a query, which says nothing', async () => {
    expect((await site.get('/images/quay.png?name=../keys.json')).status).toBe(200);
    expect(asked).toEqual(['quay.png']);
  });

  it('is not of a site that leaves pictures to what is before it', async () => {
    expect((await (await createTestSite()).get('/images/quay.png')).status).toBe(404);
  });
});
