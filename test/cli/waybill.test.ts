import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { createProgram } from '../../src/cli/program.ts';
import { launchWaybill, runWaybill } from './run-waybill.ts';

const FOLDERS: string[] = [];

/** A newsletter of its own: the right-to-left fixture, which is small and has one digest and one article. */
function aProject(files: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-cli-'));
  FOLDERS.push(folder);
  cpSync('test/fixtures/right-to-left', folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const waybill = (folder: string, ...args: string[]) => runWaybill(args, { folder });

const BROKEN = { 'content/articles/broken.md': '---\ntitle: A: b\ndate: yesterday\n---\n\nTK\n' };

afterAll(() => {
  for (const folder of FOLDERS) rmSync(folder, { recursive: true, force: true });
});

describe('waybill', () => {
  it('explains itself', async () => {
    const { status, stdout } = await launchWaybill(['--help']);
    expect(status).toBe(0);
    for (const command of ['new', 'preview', 'check', 'render', 'send', 'start'])
      expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  it('loads of each command that one alone', async () => {
    const names = (program: { readonly commands: readonly { name(): string }[] }) =>
      program.commands.map((command) => command.name());
    const all = names(await createProgram());
    for (const name of all) expect(names(await createProgram(name))).toEqual([name]);
  });

  it.each([
    ['an unknown command', ['sned'], /unknown command 'sned'.*\n.*Did you mean send/i],
    ['what only looks like a command', ['constructor'], /unknown command 'constructor'/],
    ['an unknown option', ['check', '--jsn'], /unknown option '--jsn'/],
    ['a missing option', ['render', 'right-to-left'], /required option '--out <folder>'/],
    [
      'an unknown digest',
      ['render', 'nope', '--out', 'x'],
      /There is no digest "nope"\. Digests of this folder: right-to-left\./,
    ],
    ['a path without content', ['check', 'nowhere.md'], /There is no content at "nowhere\.md"/],
    ['no place to send to', ['send', 'right-to-left'], /--local sends on this machine only/],
    ['a port that is none', ['preview', '--port', 'x'], /"x" is not a port/],
    ['a file as fixtures', ['preview', '--fixtures', 'newsletter.yaml'], /no fixtures in newsletter\.yaml/],
    [
      'fixtures without content',
      ['preview', '--fixtures', 'content'],
      /holds a newsletter\.yaml and content\//,
    ],
    ['an id that is none', ['new', 'article', 'No Id'], /"No Id" cannot be an id/],
  ])('refuses %s with exit code 2', async (_name, args, message) => {
    const { status, stderr } = await waybill(aProject(), ...args);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });
});

describe('waybill check', () => {
  it('has nothing to mend in good content', async () => {
    expect(await waybill(aProject(), 'check')).toEqual({
      status: 0,
      stdout: 'Nothing to mend.\n1 quotation checked against 1 source. Quotations: 1 verbatim.\n',
      stderr: '',
    });
  });

  it('lists every mistake with file and line, and exits with 1', async () => {
    const { status, stdout } = await launchWaybill(['check'], { folder: aProject(BROKEN) });
    expect(stdout).toMatch(/^content\/articles\/broken\.md\n +2:\d+ {2}error {4}/m);
    expect(stdout).toMatch(/Nothing goes out until the errors are mended\.$/m);
    expect(status).toBe(1);
  });

  it('gives the same as JSON', async () => {
    const { status, stdout } = await waybill(aProject(BROKEN), 'check', '--json', 'content/articles');
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [{ file: 'content/articles/broken.md', line: 2, level: 'error' }],
    });
    expect(status).toBe(1);
  });
});

describe('waybill render', () => {
  it('writes the issue as a browser, a mail client and a machine read it', async () => {
    const folder = aProject();
    expect((await waybill(folder, 'render', 'content/digests/right-to-left.md', '--out', 'out')).status).toBe(
      0,
    );
    expect(readdirSync(join(folder, 'out')).toSorted()).toEqual([
      'issue.html',
      'issue.json',
      'issue.txt',
      'message.eml',
    ]);
    const message = await PostalMime.parse(readFileSync(join(folder, 'out/message.eml')));
    const { rendered } = JSON.parse(readFileSync(join(folder, 'out/issue.json'), 'utf8')) as {
      rendered: { subject: string };
    };
    expect(message.subject).toBe(rendered.subject);
    expect(message.html?.trimEnd()).not.toContain('PLACEHOLDER');
  });

  it('writes nothing if the digest has errors', async () => {
    const placeholder = '---\ndate: 2025-06-10\n---\n\n:::lead\nTK\n:::\n';
    const folder = aProject({ 'content/digests/open.md': placeholder });
    const { status, stderr } = await waybill(folder, 'render', 'open', '--out', 'out');
    expect(stderr).toMatch(/^content\/digests\/open\.md\n(?: .*\n)* +6:1 .*placeholder "TK"/m);
    expect(status).toBe(1);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('says so when it cannot write there', async () => {
    const { status, stderr } = await waybill(
      aProject(),
      'render',
      'right-to-left',
      '--out',
      'newsletter.yaml',
    );
    expect(stderr).toMatch(/Cannot write into newsletter\.yaml: .*\. Choose a folder/);
    expect(status).toBe(2);
  });

  it('names the mistake in newsletter.yaml rather than missing digests', async () => {
    const { status, stderr } = await waybill(
      aProject({ 'newsletter.yaml': 'name: [\n' }),
      'render',
      'x',
      '--out',
      'out',
    );
    expect(stderr).toMatch(/^newsletter\.yaml\n +\d+:\d+ {2}error /m);
    expect(status).toBe(1);
  });

  it('does not take another digest of the day for one that cannot be read', async () => {
    const folder = aProject({
      'content/digests/2025-06-10.md': '---\ndate: 2025-06-10\nsubjct: x\n---\n\n::contents\n',
    });
    const { status, stderr } = await waybill(folder, 'render', '2025-06-10', '--out', 'out');
    expect(stderr).toMatch(/^content\/digests\/2025-06-10\.md\n +3:1 /m);
    expect(status).toBe(1);
  });
});

describe('waybill new', () => {
  it('makes an article that can be previewed at once, and never overwrites one', async () => {
    const folder = aProject();
    const made = await waybill(folder, 'new', 'article', 'port-strike');
    expect(made.stdout).toMatch(/^Made content\/articles\/\d{4}-\d{2}-\d{2}\/port-strike\.md\./);
    const checked = await waybill(folder, 'check');
    expect(checked.stdout).toMatch(
      /port-strike\.md\n +\d+:1 {2}warning {2}deck: still holds the placeholder "TK"/,
    );
    expect(checked.status).toBe(0);
    const again = await waybill(folder, 'new', 'article', 'port-strike');
    expect(again).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/is there already, and was left as it is/),
    });
  });

  it('makes a digest with the articles of its day', async () => {
    const folder = aProject();
    rmSync(join(folder, 'content/digests/right-to-left.md'));
    expect((await waybill(folder, 'new', 'digest', '2025-06-10')).status).toBe(0);
    expect(readFileSync(join(folder, 'content/digests/2025-06-10.md'), 'utf8')).toContain(
      '::article{id=london-talks as=full}',
    );
    expect((await waybill(folder, 'check')).status).toBe(0);
  });

  it('places the drafts of the day in the digest, which is a draft itself, and names them', async () => {
    const folder = aProject();
    const { stdout } = await waybill(folder, 'new', 'article', 'port-strike');
    const day = /\d{4}-\d{2}-\d{2}/.exec(stdout)?.[0] ?? '';
    const made = await waybill(folder, 'new', 'digest', day);
    expect(made).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Still drafts, to be set to ready before the digest is: port-strike.'),
    });
    const file = join(folder, `content/digests/${day}.md`);
    expect(readFileSync(file, 'utf8')).toContain('::article{id=port-strike as=full}');
    const checked = await waybill(folder, 'check', file);
    expect(checked.stdout).toMatch(/warning {2}(?:id: )?the article "port-strike" is a draft/);
    expect(checked.status).toBe(0);
    writeFileSync(file, readFileSync(file, 'utf8').replace('status: draft', 'status: ready'));
    expect((await waybill(folder, 'check', file)).status).toBe(1);
  });

  it('says how an article comes into the digest of a day that has one', async () => {
    const folder = aProject();
    const first = await waybill(folder, 'new', 'article', 'port-strike');
    expect(first.stdout.trim().split('\n')).toHaveLength(1);
    const day = /\d{4}-\d{2}-\d{2}/.exec(first.stdout)?.[0] ?? '';
    const article = join(folder, `content/articles/${day}/port-strike.md`);
    writeFileSync(article, readFileSync(article, 'utf8').replace('status: draft', 'status: ready'));
    const second = await waybill(folder, 'new', 'article', 'port-talks');
    expect(second.stdout).toContain('"npx waybill new digest" places them all');
    await waybill(folder, 'new', 'digest', day);
    const third = await waybill(folder, 'new', 'article', 'port-peace');
    expect(third.stdout).toContain(`write ::article{id=port-peace} into content/digests/${day}.md.`);
  });
});

describe('waybill send --local', () => {
  it('puts one message into the inbox of each sample subscriber, and none when it is run again', async () => {
    const folder = aProject();
    const sent = await waybill(folder, 'send', 'right-to-left', '--local');
    expect(sent.stdout).toContain('Issue 2025-06-10: 3 planned = 3 sent + 0 failed + 0 skipped');
    expect(sent.status).toBe(0);
    expect(await waybill(folder, 'send', 'right-to-left', '--local')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('It was sent before'),
    });

    const inbox = join(folder, '.waybill/local/inbox');
    const messages = readdirSync(inbox).filter((name) => name.endsWith('.eml'));
    const parsed = await Promise.all(
      messages.map((name) => PostalMime.parse(readFileSync(join(inbox, name)))),
    );
    const to = parsed.flatMap((message) => message.to?.map(({ address }) => address) ?? []);
    const readers = ['ada@readers.example', 'grace@readers.example', 'jun@readers.example'];
    expect(to.filter((address) => readers.includes(address!)).toSorted()).toEqual(readers);
    // The editor has had the account of it, once.
    const reports = parsed.filter(({ subject }) => subject === 'Issue 2025-06-10: all 3 messages sent');
    expect(reports).toHaveLength(1);
    expect(parsed).toHaveLength(4);
  });

  it('sends a test to one address only, a draft too, and counts it as no issue', async () => {
    const folder = aProject({
      'content/digests/later.md': '---\ndate: 2025-06-11\nstatus: draft\n---\n\n::article{id=london-talks}\n',
    });
    expect(await waybill(folder, 'send', 'later', '--test', 'me@example.org')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^Sent as /),
    });
    const inbox = join(folder, '.waybill/local/inbox');
    const messages = readdirSync(inbox).filter((name) => name.endsWith('.eml'));
    expect(messages).toHaveLength(1);
    expect((await PostalMime.parse(readFileSync(join(inbox, messages[0]!)))).to).toEqual([
      { address: 'me@example.org', name: '' },
    ]);
    expect(await waybill(folder, 'status', '2025-06-11')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('No issue of 2025-06-11'),
    });
    expect(await waybill(folder, 'send', 'later', '--test', 'nobody')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Write it as name@domain.'),
    });
  });

  it('sends no draft', async () => {
    const folder = aProject({
      'content/digests/later.md': '---\ndate: 2025-06-11\nstatus: draft\n---\n\n::article{id=london-talks}\n',
    });
    const { status, stdout } = await waybill(folder, 'send', 'later', '--local');
    expect(stdout).toContain(
      'content/digests/later.md is a draft. Change its status to ready, then send it.',
    );
    expect(status).toBe(1);
    expect(readdirSync(join(folder, '.waybill/local/inbox'))).toEqual([]);
  });
});

describe('the controls of an issue', () => {
  it('say how it stands and who got it, stop it, and let it go on', async () => {
    const folder = aProject();
    expect(await waybill(folder, 'status')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('No issue has been published'),
    });

    await waybill(folder, 'send', 'right-to-left', '--local');
    expect(await waybill(folder, 'status')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Everybody is accounted for.'),
    });
    const everyone = (await waybill(folder, 'who')).stdout.trim().split('\n');
    expect(everyone).toHaveLength(3);
    expect(everyone.every((line) => /^[\w-]{22} {2}SENT {2}[\d:.TZ-]+$/.test(line))).toBe(true);
    expect((await waybill(folder, 'who', '--addresses')).stdout).toContain('ada@readers.example');
    expect((await waybill(folder, 'who', '--not-sent')).stdout).toBe('');

    expect((await waybill(folder, 'pause')).stdout).toContain('Issue 2025-06-10 is paused');
    expect(await waybill(folder, 'status')).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/Paused since .*: somebody paused it/),
    });
    expect(await waybill(folder, 'resume')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('3 planned = 3 sent'),
    });
    expect((await waybill(folder, 'status')).status).toBe(0);
  });

  it('settle and resend what is unknown, of which there is nothing here, and tell the cost', async () => {
    const folder = aProject();
    await waybill(folder, 'send', 'right-to-left', '--local');
    expect(await waybill(folder, 'settle')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('3 planned = 3 sent'),
    });
    expect((await waybill(folder, 'resend', '--unknown')).stdout).toMatch(/^0 messages of issue 2025-06-10/);
    expect(await waybill(folder, 'resend')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("'--unknown'"),
    });
    expect((await waybill(folder, 'cost')).stdout).toMatch(/^3 messages: about \$0\.00/);
    expect((await waybill(folder, 'cost', '--subscribers', '1000000')).stdout).toMatch(
      /^1,000,000 messages: about \$16\d\.\d\d$/m,
    );
  });
});

describe('waybill preview', () => {
  it('lists fixtures beside the digests, and has their links lead to them', async () => {
    const port = await freePort();
    const folder = aProject();
    const child = spawn(
      process.execPath,
      [resolve('bin/waybill'), 'preview', '--port', port, '--fixtures', resolve('test/fixtures')],
      { cwd: folder, env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    try {
      await once(child.stdout, 'data');
      const digests = `http://127.0.0.1:${port}/studio/api/digests`;
      const { rows } = (await (await fetch(digests)).json()) as { rows: { id: string }[] };
      expect(rows.map(({ id }) => id)).toEqual([
        'right-to-left',
        'hostile~hostile',
        'right-to-left~right-to-left',
      ]);
      const text = await (await fetch(`${digests}/right-to-left~right-to-left`)).text();
      const web = `http://127.0.0.1:${port}/fixtures/2/issues/right-to-left`;
      expect(text).toContain(web);
      expect((await fetch(web)).status).toBe(200);
    } finally {
      child.kill();
      await once(child, 'close');
    }
  }, 30_000);
});

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}

describe.each(['start', 'preview', 'ses'])('waybill %s', (command) => {
  it('says so when its port is taken, ends, and leaves the folder to others', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const folder = aProject();
    const { status, stderr } = await launchWaybill([command, '--port', String(port)], { folder });
    server.close();
    expect(stderr).toContain(`Port ${port} is in use`);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
    expect(existsSync(join(folder, '.waybill/local/running.pid'))).toBe(false);
  }, 30_000);
});
