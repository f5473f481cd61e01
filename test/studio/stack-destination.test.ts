import '../support/know-errors-of-node.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createStudio } from '../../src/studio/create-studio.ts';
import { openDesk } from '../../src/studio/open-desk.ts';
import { stackDestination } from '../../src/studio/stack-destination.ts';
import { startStackStandIn, type StackStandIn } from '../cli/stack-stand-in.ts';
import { ARTICLE, article, createTemporaryProject } from './temporary-project.ts';

jest.setTimeout(60_000);

const HOST = '127.0.0.1:4600';

const IMAGE = `
:::image
url: https://harbour.example/images/quay.png
alt: A quay without ships.
credit: Harbour Daily
licence: CC BY 4.0
width: 1200
height: 630
:::
`;

let folder: string;
let stack: StackStandIn;
const before = process.env;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-studio-stack-'));
  stack = await startStackStandIn(folder);
  process.env = { ...before, ...stack.env };
});
afterAll(async () => {
  process.env = before;
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a studio that was started with a stack', () => {
  it('publishes there for its schedule to send, and sends tests through its SES', async () => {
    const project = createTemporaryProject();
    project.write(ARTICLE, article('Crane drivers walk out') + IMAGE);
    project.write('content/images/quay.png', 'quay');
    const destination = await stackDestination('demo', join(project.root, 'content/images'));
    const desk = openDesk({ root: project.root, templatesFolder: 'templates', siteUrl: `http://${HOST}` });
    const studio = createStudio({
      ...{ desk, inbox: stack.services.inbox, imagesFolder: 'none' },
      destinations: [destination],
    });
    const act = async (action: string, command: object) => {
      const response = await studio.request(`/studio/api/actions/${action}`, {
        method: 'POST',
        headers: { host: HOST, origin: `http://${HOST}` },
        body: JSON.stringify({ through: 'stack', ...command }),
      });
      return (await response.json()) as { readonly kind: string; readonly seen: string };
    };
    try {
      expect(await act('test', { digest: '2025-06-10', to: 'me@example.org' })).toMatchObject({
        kind: 'sent',
        to: 'me@example.org',
      });
      const { kind, seen } = await act('weigh', { digest: '2025-06-10' });
      expect(kind).toBe('publishable');
      expect([...stack.objects.keys()]).toEqual([]);
      expect(await act('publish', { digest: '2025-06-10', seen })).toMatchObject({
        ...{ kind: 'published', revision: 1, canBegin: false },
      });
      expect([...stack.objects.values()].map(String)).toContainEqual(
        expect.stringContaining(`${stack.siteUrl}/issues/2025-06-10`),
      );
      expect(String(stack.objects.get('/issues/images/quay.png'))).toBe('quay');
      expect(await act('begin', { day: '2025-06-10' })).toMatchObject({ kind: 'refused' });
    } finally {
      desk.close();
      project.dispose();
    }
  });

  it('says what AWS does not do, and that one has to sign in again', async () => {
    const destination = await stackDestination('demo', 'none');
    const failing = (name: string, message: string) =>
      destination.use(() => Promise.reject(Object.assign(new Error(message), { name, $metadata: {} })));
    await expect(failing('AccessDeniedException', 'no such permission')).rejects.toThrow(
      'AWS does not do this: no such permission (AccessDeniedException).',
    );
    await expect(failing('ExpiredTokenException', 'expired')).rejects.toThrow('Sign in (aws sso login)');
    await expect(destination.use(() => Promise.reject(new TypeError('a fault of ours')))).rejects.toThrow(
      TypeError,
    );
  });

  it('does not start with a stack that is not there', async () => {
    await expect(stackDestination('nowhere', 'none')).rejects.toThrow('There is no stack "nowhere"');
  });
});
