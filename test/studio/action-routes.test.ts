import '../support/know-errors-of-node.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Hono } from 'hono';
import { dayAfter } from '../../src/delivery/send-window.ts';
import { startLocalSystem, type LocalSystem } from '../../src/local/local-system.ts';
import { createStudio } from '../../src/studio/create-studio.ts';
import { localDestination } from '../../src/studio/local-destination.ts';
import { openDesk, type OpenDesk } from '../../src/studio/open-desk.ts';
import type { PublicationFacts } from '../../src/studio/publish-verdict.ts';
import {
  ARTICLE,
  article,
  createTemporaryProject,
  digest,
  type TemporaryProject,
} from './temporary-project.ts';

// Whole sends through two servers: the limit is there to end a hang, not to judge a machine.
jest.setTimeout(60_000);

const HOST = '127.0.0.1:4600';

let folder: string;
let system: LocalSystem;
let project: TemporaryProject;
let desk: OpenDesk;
let studio: Hono;
/** Every test has a day of its own, for they share one system: its start takes the most time. */
let day = '2025-06-10';
let file: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-actions-'));
  system = await startLocalSystem({ folder, siteUrl: `http://${HOST}`, log: () => undefined });
  await system.addSubscriber('ada@readers.example');
});
afterAll(async () => {
  await system.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  day = dayAfter(day, 1);
  file = `content/digests/${day}.md`;
  project = createTemporaryProject();
  project.write(file, digestOf('Quays'));
  desk = openDesk({ root: project.root, templatesFolder: 'templates', siteUrl: 'http://127.0.0.1:1' });
  const local = localDestination({
    folder,
    withEndpoints: (work) => work(system.endpoints),
    begin: (issue) => system.send(issue),
  });
  const { inbox } = system;
  studio = createStudio({ desk, inbox, imagesFolder: join(project.root, 'images'), destinations: [local] });
});
afterEach(() => {
  desk.close();
  project.dispose();
});

function digestOf(subject: string, status = 'ready'): string {
  return digest(subject).replace(/date: .*/, `date: ${day}\nstatus: ${status}`);
}

async function ask(action: string, command: object): Promise<Response> {
  return studio.request(`/studio/api/actions/${action}`, {
    method: 'POST',
    headers: { host: HOST, origin: `http://${HOST}`, 'content-type': 'application/json' },
    body: JSON.stringify(command),
  });
}

async function act<T = unknown>(action: string, command: object): Promise<T> {
  return (await (await ask(action, command)).json()) as T;
}

const about = () => ({ digest: day, through: 'local' });

/** Saves a file as an editor does, and waits until the desk has seen it. */
async function save(path: string, text: string): Promise<void> {
  const seen = new Promise<void>((resolve) => {
    const end = desk.onChange(() => {
      end();
      resolve();
    });
  });
  project.replace(path, text);
  await seen;
}

function weigh(): Promise<PublicationFacts & { readonly kind: string }> {
  return act('weigh', about());
}

describe('a test message', () => {
  it('goes to one address, as the digest stands, with the links of the system that sends it', async () => {
    await save(file, digestOf('A draft', 'draft'));
    const sending = await act<{ messageId: string }>('test', { ...about(), to: ' me@Example.org ' });
    expect(sending).toEqual({ kind: 'sent', messageId: sending.messageId, to: 'me@example.org' });
    const raw = String(await system.inbox.read(sending.messageId));
    expect(raw).toContain('A draft');
    expect(raw).toContain('http://127.0.0.1:4600/');
    expect(raw).not.toContain('http://127.0.0.1:1/');
  });

  it('is not sent to what is no address, nor of a digest with errors', async () => {
    expect(await act('test', { ...about(), to: 'nobody' })).toEqual({
      kind: 'refused',
      message: 'The address has no name and domain on both sides of an @. Write it as name@domain.',
    });
    await desk.preview(day);
    const before = system.inbox.list().length;
    await save(ARTICLE, article('New words').replace('countries: [NL]', 'countries: [nl]'));
    expect(await act('test', { ...about(), to: 'me@example.org' })).toMatchObject({
      kind: 'findings',
      findings: expect.arrayContaining([expect.objectContaining({ file: ARTICLE, line: 4, level: 'error' })]),
    });
    expect(system.inbox.list()).toHaveLength(before);
  });

  it('that SES does not take is told of, with what that means', async () => {
    system.faults.add({ kind: 'reject', times: 1 });
    expect(await act('test', { ...about(), to: 'me@example.org' })).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/^The message was not sent: MessageRejected/),
    });
  });
});

describe('publishing', () => {
  it('is weighed first: what would go out, when, to how many', async () => {
    expect(await weigh()).toMatchObject({
      kind: 'publishable',
      day,
      subject: expect.stringContaining('Quays'),
      schedule: expect.stringContaining('so it does not go out by itself.'),
      audience: { count: 1, isMore: false },
    });
    expect(await system.issues.load({ id: day, contentHash: 'any' })).toBeUndefined();
  });

  it('freezes what was seen, and sends it when asked to', async () => {
    const { seen } = await weigh();
    expect(await act('publish', { ...about(), seen })).toMatchObject({
      ...{ kind: 'published', day, revision: 1, canBegin: true },
    });
    expect(await act('begin', { through: 'local', day })).toEqual({
      kind: 'ended',
      message: `Issue ${day}: of 1 planned, 1 sent.`,
    });
    expect(system.inbox.list()[0]).toMatchObject({ to: ['ada@readers.example'] });
  });

  it('happens once, however often it is asked for at a time', async () => {
    const { seen } = await weigh();
    const asked = await Promise.all([1, 2, 3].map(() => act('publish', { ...about(), seen })));
    expect(asked).toEqual(asked.map(() => expect.objectContaining({ day, revision: 1 })));
    expect(asked.filter((each) => (each as { kind: string }).kind === 'published')).toHaveLength(1);
  });

  it('says that a sending was paused, and why, not that it has ended', async () => {
    await act('publish', { ...about(), seen: (await weigh()).seen });
    system.faults.add({ kind: 'daily-quota', times: 1 });
    expect(await act('begin', { through: 'local', day })).toEqual({
      kind: 'refused',
      message: expect.stringMatching(
        / does not go on\. Paused since .+: SES has sent all that the account may/,
      ),
    });
  });

  it('is refused if files were changed since it was weighed', async () => {
    const { seen } = await weigh();
    await save(ARTICLE, article('Other words'));
    expect(await act('publish', { ...about(), seen })).toEqual({ kind: 'changed' });
    expect((await weigh()).published).toBeUndefined();
  });

  it('says what differs from the revision that is published, and that nothing does', async () => {
    const { seen } = await weigh();
    await act('publish', { ...about(), seen });
    expect(await weigh()).toMatchObject({ published: { revision: 1, isSame: true }, canBegin: true });
    await save(file, digestOf('Another subject'));
    const { published } = await weigh();
    expect(published).toMatchObject({ revision: 1, isSame: false });
    expect(published?.changes?.added).toContainEqual(expect.stringMatching(/^Subject: .*Another subject$/));
    expect(published?.changes?.removed).toContainEqual(expect.stringMatching(/^Subject: .*Quays$/));
  });

  it('is never made of a day that has nothing but drafts', async () => {
    const draft = article('Not yet', '2031-01-02').replace('countries', 'status: draft\ncountries');
    await save('content/articles/draft.md', draft);
    expect(await act('weigh', { digest: '2031-01-02', through: 'local' })).toEqual({
      kind: 'refused',
      message:
        'Every article of 2031-01-02 is a draft. Change "status: draft" to "status: ready" in those that may go out, and save it.',
    });
  });

  it('is held up by errors and by drafts, and cannot change what goes out already', async () => {
    await save(file, digestOf('A draft', 'draft'));
    expect(await weigh()).toEqual({
      kind: 'refused',
      message: `${file} is a draft. Change "status: draft" to "status: ready" there, and save it.`,
    });
    await save(file, digestOf('Ready'));
    await act('publish', { ...about(), seen: (await weigh()).seen });
    await act('begin', { through: 'local', day });
    await save(file, digestOf('Too late'));
    expect(await weigh()).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('is out, or going out, as revision 1'),
    });
    await save(ARTICLE, article('New words').replace('title:', 'titel:'));
    expect(await weigh()).toMatchObject({ kind: 'findings', findings: expect.arrayContaining([]) });
  });
});

describe('an action', () => {
  it('names a digest and a destination that there are', async () => {
    expect((await ask('weigh', { digest: '../../newsletter', through: 'local' })).status).toBe(404);
    expect((await ask('weigh', { digest: day, through: 'stack' })).status).toBe(404);
    expect((await ask('begin', { through: 'local', day: '../inbox' })).status).toBe(400);
    expect((await ask('weigh', { ...about(), more: true })).status).toBe(400);
    expect((await ask('weigh', [])).status).toBe(400);
    expect((await ask('draw', { kind: 'digest', id: day })).status).toBe(400);
  });

  it('is offered for what the studio was started with', async () => {
    const response = await studio.request('/studio/api/destinations', { headers: { host: HOST } });
    expect(await response.json()).toEqual([
      { id: 'local', name: 'This machine', note: expect.stringContaining('No message leaves it') },
    ]);
  });
});
