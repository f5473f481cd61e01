import type { ArchivedIssue, IssueArchive } from '../../src/delivery/issue-archive.ts';
import type { Issue } from '../../src/delivery/issue.ts';
import type { Receipts } from '../../src/delivery/receipts.ts';
import type { Newsletter } from '../../src/digest/newsletter.ts';
import { loadTemplates } from '../../src/email/load-templates.ts';
import { buildSiteFiles } from '../../src/site/build-site-files.ts';
import { createSite } from '../../src/site/create-site.ts';
import type { SitePorts } from '../../src/site/site-ports.ts';
import { sampleNewsletter, SITE } from '../email/sample-mails.ts';
import { SubscriptionWorld } from '../subscribers/subscription-world.ts';

export interface TestSite {
  /** What is kept, sent and logged, and the clock. */
  readonly world: SubscriptionWorld;
  /** Everything that is kept, as one text: equal before and after if nothing has changed. */
  snapshot(): string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Posts a form. */
  post(path: string, fields?: Record<string, string>, ip?: string): Promise<Response>;
  send(path: string, init: RequestInit, ip?: string): Promise<Response>;
  /** A stamp of the form as it is now. */
  stamp(): Promise<string>;
  /** Signs up as a person does: opens the page, takes their time, sends the form. */
  signUp(address: string, ip?: string): Promise<Response>;
  /** The token of a link in the latest letter: `confirm`, `unsubscribe` or `preferences`. */
  token(kind: string): string;
  /** Makes an address a subscriber by all the steps. */
  subscribe(address: string): Promise<void>;
}

export interface TestSiteOptions extends Partial<SitePorts> {
  readonly newsletter?: Newsletter;
  readonly archived?: readonly Issue[];
  /** By the day of the issue. */
  readonly receipts?: Readonly<Record<string, Receipts>>;
}

const READING_MS = 5_000;

/** The whole site over maps. */
export async function createTestSite(options: TestSiteOptions = {}): Promise<TestSite> {
  const { newsletter, archived = SAMPLE_ISSUES, receipts, ...ports } = options;
  const world = new SubscriptionWorld();
  const files = buildSiteFiles({
    newsletter: newsletter ?? (await sampleNewsletter()),
    templates: await loadTemplates(),
    letters: world.letters,
  });
  const site = createSite({
    files,
    siteUrl: SITE,
    archive: archiveOf(archived),
    issues: {
      loadPage: async ({ id }) => archived.find((issue) => issue.id === id)?.html,
      loadReceipts: async ({ id }) => receipts?.[id],
    },
    ledger: { load: async () => undefined },
    subscriptions: world,
    ...ports,
  });
  const send = async (path: string, init: RequestInit = {}, ip = '192.0.2.1') =>
    site.fetch(new Request(`http://site.test${path}`, init), { ip });
  const get = (path: string, headers = {}) => send(path, { headers });
  const post = (path: string, fields = {}, ip?: string) =>
    send(path, { method: 'POST', body: new URLSearchParams(fields) }, ip);
  const stamp = async () => /name="stamp" value="([^"]+)"/.exec(await (await get('/')).text())?.[1] ?? '';
  const signUp = async (address: string, ip?: string) => {
    const fields = { address, stamp: await stamp(), 'leave-empty': '' };
    world.pass(READING_MS);
    return post('/subscribe', fields, ip);
  };
  const token = (kind: string) => world.sent.at(-1)?.fields[`${kind}Token`] ?? '';
  const { subscribers, consents, limits, sent } = world;
  const snapshot = () =>
    JSON.stringify([
      ...[subscribers.all, consents.all, limits.cooldowns, limits.counts].map((all) => [...all]),
      sent,
    ]);
  return {
    ...{ world, snapshot, get, post, send, stamp, signUp, token },
    async subscribe(address) {
      await signUp(address);
      await post(`/confirm/${token('confirm')}`);
    },
  };
}

function archiveOf(issues: readonly Issue[]): IssueArchive {
  const all: ArchivedIssue[] = issues.map(({ id, contentHash, subject, preheader, publishedAt }) => ({
    id,
    contentHash,
    subject,
    preheader,
    since: publishedAt,
  }));
  return {
    load: async (id) => all.find((issue) => issue.id === id),
    list: async ({ from = '', before = '~', order, limit }) => {
      const sorted = all
        .filter(({ id }) => id >= from && id < before)
        .toSorted((a, b) => a.id.localeCompare(b.id));
      return (order === 'newest-first' ? sorted.toReversed() : sorted).slice(0, limit);
    },
  };
}

export function anIssue(id: string, change: Partial<Issue> = {}): Issue {
  return {
    id,
    revision: 1,
    contentHash: `hash-${id}`,
    subject: `Day two in London, and a month to 9 July`,
    preheader: 'What each side has brought to Lancaster House, and the two dates that decide it.',
    from: 'daily@supplylines.example',
    publishedAt: `${id}T16:30:00.000Z`,
    html: '<!doctype html><html lang="en"><head><title>Issue</title></head><body><h1>Issue</h1></body></html>',
    text: 'Issue',
    messageTemplate: new Uint8Array(),
    ...change,
  };
}

const SAMPLE_ISSUES = [
  anIssue('2025-06-10'),
  anIssue('2025-06-09', { subject: 'A quiet Monday at the port of Felixstowe', preheader: '' }),
  anIssue('2025-04-30', { subject: 'Ten per cent, and what it means for a container of bicycles' }),
];
