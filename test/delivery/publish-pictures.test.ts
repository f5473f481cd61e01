import { beforeEach, describe, expect, it } from '@jest/globals';
import { publishIssue } from '../../src/delivery/publish-issue.ts';
import {
  MAX_PICTURE_BYTES,
  publishPictures,
  type PicturePorts,
} from '../../src/delivery/publish-pictures.ts';
import { MemoryIssues, MemoryRecords, MemoryTemplates } from './memory-stores.ts';

const SITE = 'https://news.example.com';

let folder: Map<string, Uint8Array>;
let kept: Map<string, Uint8Array>;
let ports: PicturePorts;
beforeEach(() => {
  folder = new Map([
    ['quay.png', Buffer.from('quay')],
    ['crane.jpg', Buffer.from('crane')],
  ]);
  kept = new Map();
  ports = {
    siteUrl: SITE,
    source: { load: async (name) => folder.get(name) },
    store: {
      save: async (name, bytes) => {
        const there = kept.get(name);
        if (there) return Buffer.compare(there, bytes) === 0 ? 'unchanged' : 'taken';
        kept.set(name, bytes);
        return 'saved';
      },
    },
  };
});

const html = (...urls: string[]) => urls.map((url) => `<img src="${url}" alt="">`).join('\n');

describe('publishPictures', () => {
  it('keeps each picture of the site that the HTML shows, links to or has behind it', async () => {
    folder.set('night.gif', Buffer.from('night'));
    const page =
      html(
        `${SITE}/images/quay.png`,
        `${SITE}/images/quay.png`,
        'https://elsewhere.example/images/lost.png',
      ) +
      `<a href="${SITE}/images/crane.jpg?size=1&amp;x">big</a><td style="background:url('${SITE}/images/night.gif')">` +
      `We do not mean ${SITE}/images/lost.png, nor ${SITE}/issues/2025-06-10.`;
    expect(await publishPictures(ports, page)).toBeUndefined();
    expect([...kept.keys()]).toEqual(['quay.png', 'crane.jpg', 'night.gif']);
    expect(await publishPictures(ports, page)).toBeUndefined();
  });

  it('keeps none if one is missing, or called as no picture is', async () => {
    for (const [name, why] of [
      ['lost.png', 'There is no content/images/lost.png.'],
      ['plan.svg', 'The site serves no picture that is called "plan.svg".'],
      ['..%2Fkeys.png', 'The site serves no picture that is called "../keys.png".'],
    ] as const)
      expect(
        await publishPictures(ports, html(`${SITE}/images/quay.png`, `${SITE}/images/${name}`)),
      ).toContain(why);
    expect([...kept]).toEqual([]);
  });

  it('refuses a picture that the site could not serve in one answer', async () => {
    folder.set('quay.png', new Uint8Array(MAX_PICTURE_BYTES));
    expect(await publishPictures(ports, html(`${SITE}/images/quay.png`))).toBeUndefined();
    folder.set('big.png', new Uint8Array(MAX_PICTURE_BYTES + 1));
    expect(await publishPictures(ports, html(`${SITE}/images/big.png`))).toBe(
      'content/images/big.png has 4194305 bytes; the site serves at most 4194304. Save it smaller: 1,200 pixels of width are enough for any mail.',
    );
    // What a Lambda may answer, with some room for the rest of the answer.
    expect(Math.ceil(MAX_PICTURE_BYTES / 3) * 4).toBeLessThan(6_000_000);
  });

  it('never replaces what sent mails show', async () => {
    kept.set('quay.png', Buffer.from('another'));
    expect(await publishPictures(ports, html(`${SITE}/images/quay.png`))).toBe(
      'Another picture was published as quay.png, and mails that were sent show it. Give content/images/quay.png another name, in the content as well.',
    );
    expect(String(kept.get('quay.png'))).toBe('another');
  });
});

describe('publishing an issue with pictures', () => {
  const publish = (records: MemoryRecords, change: { pictures?: PicturePorts } = { pictures: ports }) =>
    publishIssue(
      {
        ...{ issues: new MemoryIssues(), templates: new MemoryTemplates(), records },
        ...change,
        now: () => new Date('2025-06-10T05:00:00.000Z'),
      },
      {
        id: '2025-06-10',
        rendered: { subject: 'S', preheader: 'P', html: html(`${SITE}/images/quay.png`), text: 'T' },
        messageTemplate: Buffer.from('MIME'),
        from: 'daily@news.example.com',
      },
    );

  it('has them in place before its record is READY, and no record if that fails', async () => {
    const records = new MemoryRecords();
    const save = async () => Promise.reject(new Error('SlowDown'));
    const failing = publish(records, { pictures: { ...ports, store: { save } } });
    await expect(failing).rejects.toThrow('SlowDown');
    folder.delete('quay.png');
    expect(await publish(records)).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('There is no content'),
    });
    expect([...records.all]).toEqual([]);
  });

  it('brings those that an issue was published without', async () => {
    const records = new MemoryRecords();
    expect((await publish(records, {})).kind).toBe('published');
    expect((await publish(records)).kind).toBe('unchanged');
    expect([...kept.keys()]).toEqual(['quay.png']);
  });
});
