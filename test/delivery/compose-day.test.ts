import { beforeEach, describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { composeDay } from '../../src/delivery/compose-day.ts';
import { aDropWorld, articlePath, DAY, type DropWorld } from './drop-world.ts';

let world: DropWorld;
beforeEach(() => {
  world = aDropWorld();
});

const htmlOf = ({ issues }: DropWorld) => [...issues.all.values()][0]?.html ?? '';
const events = ({ logged }: DropWorld) => logged.map(([event]) => event);

async function mailed({ mails }: DropWorld) {
  return Promise.all(
    mails.map(async ({ raw, from, to }) => {
      const { subject, text } = await PostalMime.parse(raw);
      return { from, to, subject, text };
    }),
  );
}

describe('composing a day', () => {
  it('publishes what was dropped, ready to be sent', async () => {
    world.drops.add('port-strike');
    world.drops.add('tariff-list', { section: 'tariffs' });
    expect(await composeDay(world, DAY)).toMatchObject({
      kind: 'published',
      leftOut: [],
      record: { stage: { kind: 'ready' }, meta: { id: DAY, revision: 1 } },
    });
    expect(htmlOf(world)).toContain('Headline of port-strike');
    expect(htmlOf(world)).toContain('Headline of tariff-list');
    expect(world.mails).toEqual([]);
  });

  it('leaves alone what an editor has published, also while it composes', async () => {
    world.drops.add('port-strike');
    const first = await composeDay(world, DAY);
    expect(await composeDay(world, DAY)).toMatchObject({ kind: 'already-published' });
    expect(world.drops.loads).toBe(1);

    const load = world.records.load.bind(world.records);
    let looks = 0;
    // An editor publishes between the composer's look and its own publishing.
    world.records.load = async (id) => (looks++ === 0 ? undefined : load(id));
    world.drops.add('late-news', { priority: 1 });
    expect(await composeDay(world, DAY)).toMatchObject({ kind: 'already-published' });
    expect(first).toMatchObject({ record: world.records.all.get(DAY) });
  });

  it('takes the editor’s digest where one was dropped', async () => {
    world.drops.add('port-strike');
    world.drops.add('tariff-list');
    const digest = `date: ${DAY}\nsubject: Chosen by hand\nblocks:\n  - { type: article, id: tariff-list, as: full }\n`;
    world.drops.files.set(`digests/${DAY}.yaml`, digest);
    expect(await composeDay(world, DAY)).toMatchObject({ record: { meta: { subject: 'Chosen by hand' } } });
    expect(htmlOf(world)).not.toContain('Headline of port-strike');
  });

  it('takes people, sources and the newsletter that were dropped before those that came with it', async () => {
    world.drops.add('port-strike');
    const name = Buffer.from(world.standing[0]!.bytes).toString().replace('Supply Lines', 'Evening Lines');
    world.drops.files.set('newsletter.yaml', name);
    await composeDay(world, DAY);
    expect(htmlOf(world)).toContain('Evening Lines');
  });

  it('takes what is under embargo until the send time', async () => {
    world.drops.add('until-half-past-five', { embargo: '2025-06-10T17:30+01:00' });
    world.drops.add('until-six', { embargo: '2025-06-10T18:00+01:00' });
    await composeDay(world, DAY);
    expect(htmlOf(world)).toContain('Headline of until-half-past-five');
    expect(htmlOf(world)).not.toContain('Headline of until-six');
  });

  it('never takes a draft, and tells nobody off for it', async () => {
    world.drops.add('port-strike');
    world.drops.add('half-written', {
      status: 'draft',
      headline: 'TK',
      blocks: [{ type: 'prose', paragraphs: ['TK'] }],
    });
    expect(await composeDay(world, DAY)).toMatchObject({ kind: 'published', leftOut: [] });
    expect(htmlOf(world)).not.toContain('TK');
    expect(world.drops.reports.size).toBe(0);
  });
});

describe('a thin day', () => {
  it('is skipped, with a note to the editor, once', async () => {
    world = aDropWorld({ compose: { minArticles: 2 } });
    world.drops.add('port-strike');
    expect(await composeDay(world, DAY)).toMatchObject({ kind: 'skipped' });
    expect(await composeDay(world, DAY)).toMatchObject({ kind: 'skipped' });
    expect(world.records.all.size).toBe(0);
    expect(world.notes.all).toMatchObject([{ day: DAY, kind: 'skipped', at: '2025-06-10T16:00:00.000Z' }]);
    expect(await mailed(world)).toEqual([
      {
        ...{ from: 'daily@news.test', to: 'desk@news.test', subject: `No digest of ${DAY} yet` },
        text: expect.stringContaining('there is 1 article ready, and a digest has at least 2'),
      },
    ]);
    expect(world.logged).toEqual([
      ['issue.day.skipped', { day: DAY, reason: 'thin', articles: 1, bad: 0, mailed: 'sent' }],
    ]);
  });

  it('is published after all when what was missing comes', async () => {
    expect(await composeDay(world, DAY)).toMatchObject({
      kind: 'skipped',
      text: expect.stringContaining('no article'),
    });
    world.drops.add('port-strike');
    expect(await composeDay(world, DAY)).toMatchObject({ kind: 'published' });
  });

  it('is what a digest that is a draft makes, too', async () => {
    world.drops.add('port-strike');
    world.drops.files.set(
      `digests/${DAY}.yaml`,
      `date: ${DAY}\nstatus: draft\nblocks:\n  - { type: article, id: port-strike, as: full }\n`,
    );
    expect(await composeDay(world, DAY)).toMatchObject({
      kind: 'skipped',
      text: expect.stringContaining(`digests/${DAY}.yaml is a draft`),
    });
  });
});

describe('bad article JSON at compose time', () => {
  beforeEach(() => {
    world.drops.add('port-strike');
    world.drops.files.set(articlePath('broken'), '{\n  "headline": "Half a file",\n');
  });

  it('leaves the article out, with a report beside the file, and the rest of the day goes on', async () => {
    expect(await composeDay(world, DAY)).toMatchObject({
      kind: 'published',
      leftOut: [articlePath('broken')],
    });
    expect(htmlOf(world)).toContain('Headline of port-strike');
    const report = world.drops.reports.get(articlePath('broken'));
    expect(report).toContain(`was left out of the digest of ${DAY}`);
    expect(report).toMatch(/articles\/2025-06-10\/broken\.json:\d+ /);
    expect(world.logged).toContainEqual([
      'drop.article.bad',
      { day: DAY, file: articlePath('broken'), errors: expect.any(Number) },
    ]);
    expect(await mailed(world)).toMatchObject([{ subject: `1 article left out of ${DAY}` }]);
  });

  it('stops the day instead, if the newsletter wants it so', async () => {
    const strict = aDropWorld({ compose: { badArticle: 'stop-day' } });
    for (const [path, text] of world.drops.files) strict.drops.files.set(path, text);
    expect(await composeDay(strict, DAY)).toMatchObject({ kind: 'stopped' });
    expect(strict.records.all.size).toBe(0);
    expect(strict.drops.reports.get(articlePath('broken'))).toContain(`stops the digest of ${DAY}`);
    expect(events(strict)).toEqual(['drop.article.bad', 'issue.day.stopped']);
    expect((await mailed(strict))[0]?.text).toMatch(/broken\.json:\d+/);
  });

  it('is reported once, again when it is bad in another way, and not any more when it is right', async () => {
    world.drops.files.delete(articlePath('port-strike'));
    await composeDay(world, DAY);
    await composeDay(world, DAY);
    expect(events(world).filter((event) => event === 'drop.article.bad')).toHaveLength(1);
    world.drops.add('broken', { published: 'yesterday' });
    await composeDay(world, DAY);
    expect(events(world).filter((event) => event === 'drop.article.bad')).toHaveLength(2);
    world.drops.add('broken');
    expect(await composeDay(world, DAY)).toMatchObject({ kind: 'published' });
    expect(world.drops.reports.size).toBe(0);
  });

  it('leaves out an article that the checks find errors in', async () => {
    world.drops.files.delete(articlePath('broken'));
    world.drops.add('unchecked', { section: 'nowhere' });
    expect(await composeDay(world, DAY)).toMatchObject({ leftOut: [articlePath('unchecked')] });
    expect(world.drops.reports.get(articlePath('unchecked'))).toContain('unknown section "nowhere"');
  });

  it('says so when an article lies in the folder of another day than its own', async () => {
    world.drops.files.delete(articlePath('broken'));
    world.drops.add('yesterdays', { published: '2025-06-09T20:00+01:00' });
    expect(await composeDay(world, DAY)).toMatchObject({ leftOut: [articlePath('yesterdays')] });
    expect(world.drops.reports.get(articlePath('yesterdays'))).toContain('is published on 2025-06-09');
  });

  it('stops the day when all articles rest on what is broken', async () => {
    world.drops.files.set('people.yaml', 'lutnick: [');
    expect(await composeDay(world, DAY)).toMatchObject({
      kind: 'stopped',
      text: expect.stringContaining('people.yaml'),
    });
  });

  it('stops the day when the editor’s digest wants an article that is broken', async () => {
    world.drops.files.set(
      `digests/${DAY}.yaml`,
      `date: ${DAY}\nblocks:\n  - { type: article, id: broken, as: full }\n`,
    );
    expect(await composeDay(world, DAY)).toMatchObject({
      kind: 'stopped',
      text: expect.stringContaining(`digests/${DAY}.yaml`),
    });
  });
});
