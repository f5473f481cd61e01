import { access, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IssueChecks } from '../delivery/collect-checks.ts';
import type { IssueStore } from '../delivery/issue-store.ts';
import { IssueMeta, type Issue } from '../delivery/issue.ts';
import { Receipts } from '../delivery/receipts.ts';
import type { IssuePages } from '../site/issue-pages.ts';

const FILES = {
  html: 'issue.html',
  text: 'issue.txt',
  messageTemplate: 'message-template.eml',
  meta: 'meta.json',
  records: 'checks.json',
  receipts: 'receipts.json',
};

/** Issues in folders named `<id>/<content hash>`, each of which appears all at once or not at all. */
export class FolderIssueStore implements IssueStore, IssuePages {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async save(issue: Issue, checks?: IssueChecks): Promise<void> {
    const target = this.#path(issue);
    if (await exists(target)) return;

    const day = join(this.#folder, issue.id);
    await mkdir(day, { recursive: true });
    // Filled under another name, so that a crash on the way leaves nothing that could be taken for an issue.
    const filling = await mkdtemp(join(day, '.filling-'));
    try {
      await Promise.all([writeDocuments(filling, issue), checks && writeChecks(filling, checks)]);
      await rename(filling, target);
    } catch (error) {
      await rm(filling, { recursive: true, force: true });
      // Somebody else was faster. The content is the same, because its hash is.
      if (!(await exists(target))) throw error;
    }
  }

  async load(meta: Pick<IssueMeta, 'id' | 'contentHash'>): Promise<Issue | undefined> {
    const folder = this.#path(meta);
    if (!(await exists(folder))) return undefined;
    const [html, text, messageTemplate, metaText] = await Promise.all([
      readFile(join(folder, FILES.html), 'utf8'),
      readFile(join(folder, FILES.text), 'utf8'),
      readFile(join(folder, FILES.messageTemplate)),
      readFile(join(folder, FILES.meta), 'utf8'),
    ]);
    return { ...IssueMeta.parse(JSON.parse(metaText)), html, text, messageTemplate };
  }

  /** The days of which something was published here. */
  async listDays(): Promise<readonly string[]> {
    const names = await readdir(this.#folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    return names.filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name));
  }

  async loadPage(meta: Pick<IssueMeta, 'id' | 'contentHash'>): Promise<string | undefined> {
    const folder = this.#path(meta);
    return (await exists(folder)) ? readFile(join(folder, FILES.html), 'utf8') : undefined;
  }

  async loadReceipts(meta: Pick<IssueMeta, 'id' | 'contentHash'>): Promise<Receipts | undefined> {
    const file = join(this.#path(meta), FILES.receipts);
    return (await exists(file)) ? Receipts.parse(JSON.parse(await readFile(file, 'utf8'))) : undefined;
  }

  #path({ id, contentHash }: Pick<IssueMeta, 'id' | 'contentHash'>): string {
    return join(this.#folder, id, contentHash);
  }
}

async function writeDocuments(folder: string, issue: Issue): Promise<void> {
  const { html, text, messageTemplate, ...meta } = issue;
  await Promise.all([
    writeFile(join(folder, FILES.html), html),
    writeFile(join(folder, FILES.text), text),
    writeFile(join(folder, FILES.messageTemplate), messageTemplate),
    writeJson(join(folder, FILES.meta), meta),
  ]);
}

async function writeChecks(folder: string, { records, receipts }: IssueChecks): Promise<void> {
  await Promise.all([
    writeJson(join(folder, FILES.records), records),
    receipts && writeJson(join(folder, FILES.receipts), receipts),
  ]);
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
