import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runWaybill } from './run-waybill.ts';

const CONSENT = ['--consent', 'Sign-up form of example.com, 2019 to 2024'];
const folder = mkdtempSync(join(tmpdir(), 'waybill-subscribers-'));
const here = process.cwd();

const waybill = (...args: readonly string[]) => runWaybill(args);
const subscribers = (...args: string[]) => waybill('subscribers', ...args);
const stats = async () =>
  JSON.parse((await subscribers('stats', '--json')).stdout) as Record<string, unknown>;

beforeAll(() => {
  cpSync('test/fixtures/right-to-left', folder, { recursive: true });
  process.chdir(folder);
  writeFileSync(
    join(folder, 'list.csv'),
    'email,status\nann@example.com,subscribed\nbob@example.com,unsubscribed\ncy@example.com,bounced\n' +
      'Ann@example.com,subscribed\nnobody,subscribed\ndee@example.com,perhaps\n=eve@example.com,active\n',
  );
});
afterAll(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true, force: true });
});

describe('waybill subscribers', () => {
  it('imports a list, exports it, and brings nobody back', async () => {
    expect((await subscribers('import', 'list.csv')).stderr).toMatch(/required option '--consent <words>'/);

    const dry = await subscribers('import', 'list.csv', ...CONSENT);
    expect(dry.stdout).toMatch(
      /Nothing was written[^]*2 {2}confirmed[^]*1 {2}had unsubscribed[^]*1 {2}had bounced/,
    );
    expect(await stats()).toMatchObject({ confirmed: 0 });

    const real = await subscribers('import', 'list.csv', ...CONSENT, '--yes');
    expect(real.stdout.split('\n').slice(2)).toEqual(dry.stdout.split('\n').slice(2));
    expect(real.status).toBe(1);
    expect(await stats()).toMatchObject({
      confirmed: 2,
      unsubscribed: 1,
      suppressed: 1,
      suppressedBy: { 'hard-bounce': 1 },
    });
    expect(readFileSync(join(folder, 'list.csv.rejected.csv'), 'utf8').split('\r\n')).toEqual([
      'line,reason,email,status',
      '6,The address has no name and domain on both sides of an @.,nobody,subscribed',
      expect.stringMatching(/^7,.*perhaps.*,dee@example\.com,perhaps$/),
      '',
    ]);

    expect((await subscribers('export', '--out', 'all.csv')).status).toBe(0);
    const exported = readFileSync(join(folder, 'all.csv'), 'utf8');
    expect(exported).toMatch(/,'=eve@example\.com,confirmed,/);
    expect((await subscribers('export', '--out', 'all.csv')).stderr).toMatch(/all\.csv is there already/);
    const bounced = await subscribers('export', '--status', 'suppressed');
    expect(bounced.stdout.trim().split('\r\n')).toHaveLength(2);

    const again = await subscribers('import', 'all.csv', ...CONSENT, '--yes');
    expect(again.stdout).toMatch(/an export of Waybill\.[^]*4 {2}known here before/);
    expect(existsSync(join(folder, 'all.csv.rejected.csv'))).toBe(false);
  });

  it('adds, shows, suppresses, clears and erases', async () => {
    expect((await subscribers('add', 'fay@example.com', '--consent', 'by phone, May 2024')).stdout).toMatch(
      /^Added as /,
    );
    expect((await subscribers('suppress', 'fay@example.com', '--reason', 'asked by phone')).stdout).toMatch(
      /^Suppressed/,
    );
    expect((await subscribers('add', 'fay@example.com', ...CONSENT)).status).toBe(1);

    const shown = (await subscribers('show', 'fay@example.com')).stdout;
    expect(shown).toMatch(/suppressed since .*, because of operator/);
    expect(shown).toMatch(/add by operator: by phone, May 2024[^]*suppress by operator: asked by phone/);
    const id = /^[\w-]{22}/m.exec(shown)![0];
    expect(JSON.parse((await subscribers('show', id, '--json')).stdout)).toMatchObject({
      subscriber: { address: 'fay@example.com' },
      issues: [],
    });

    expect((await subscribers('clear', id)).stdout).toMatch(/They are sent issues again/);
    expect((await subscribers('erase', id)).stderr).toMatch(/There is nobody to ask: add --yes/);
    expect((await subscribers('erase', id, '--yes')).status).toBe(0);
    expect(await subscribers('show', id)).toMatchObject({
      status: 1,
      stdout: 'Nobody is known by that name.\n',
    });
  });

  it('does not tell an operator who mistypes an address that its owner was erased', async () => {
    expect(await subscribers('erase', 'fya@example.com', '--yes')).toMatchObject({
      status: 1,
      stdout: 'Nobody is known by that name.\n',
    });
  });

  it.each([
    ['a name that is none', ['show', 'nobody'], /no name and domain .* by the 22 characters of an id/],
    ['a status that is none', ['export', '--status', 'alive'], /"alive" is no status/],
    ['a consent of a word', ['import', 'list.csv', '--consent', 'yes'], /too short to be evidence/],
    [
      'to add by the consent of a word',
      ['add', 'a@example.com', '--consent', ' '],
      /too short to be evidence/,
    ],
    ['a file that is not there', ['import', 'nope.csv', ...CONSENT], /nope\.csv cannot be read/],
  ])('refuses %s with exit code 2', async (_name, args, message) => {
    const { status, stderr } = await subscribers(...args);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });
});

describe('waybill inbound', () => {
  it('hands a mail to the local system and says what became of it', async () => {
    const site = /^site: (.*)$/m.exec(readFileSync(join(folder, 'newsletter.yaml'), 'utf8'))![1]!;
    writeFileSync(
      join(folder, 'hello.eml'),
      `From: gus@example.com\r\nTo: subscribe@${site}\r\n\r\nHello\r\n`,
    );
    expect((await waybill('inbound', 'hello.eml')).stdout).toBe('Handled: subscribe, accepted.\n');
    expect((await waybill('inbound', 'hello.eml', '--unproven')).stdout).toBe(
      'Dropped, and not answered: forged.\n',
    );
    expect((await waybill('inbound', 'hello.eml', '--to', 'desk@example.com')).stdout).toMatch(/not-ours/);
    expect(await stats()).toMatchObject({ pending: 1 });
    expect((await waybill('inbound', 'nope.eml')).stderr).toMatch(/nope\.eml cannot be read/);
  });
});
