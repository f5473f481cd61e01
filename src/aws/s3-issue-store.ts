import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { IssueChecks } from '../delivery/collect-checks.ts';
import type { IssueStore } from '../delivery/issue-store.ts';
import { IssueMeta, type Issue } from '../delivery/issue.ts';
import { Receipts } from '../delivery/receipts.ts';
import type { IssuePages } from '../site/issue-pages.ts';

/** Issues in a bucket, under `issues/<id>/<content hash>/`. The meta is written last: without it there is no issue. */
export class S3IssueStore implements IssueStore, IssuePages {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(bucket: string, client = new S3Client({})) {
    this.#bucket = bucket;
    this.#client = client;
  }

  async save(issue: Issue, checks?: IssueChecks): Promise<void> {
    if (await this.#read(issue, 'meta.json')) return;
    const { html, text, messageTemplate, ...meta } = issue;
    await Promise.all([
      this.#write(issue, 'issue.html', { Body: html, ContentType: 'text/html; charset=utf-8' }),
      this.#write(issue, 'issue.txt', { Body: text, ContentType: 'text/plain; charset=utf-8' }),
      this.#write(issue, 'message-template.eml', { Body: messageTemplate, ContentType: 'message/rfc822' }),
      checks && this.#writeJson(issue, 'checks.json', checks.records),
      checks?.receipts && this.#writeJson(issue, 'receipts.json', checks.receipts),
    ]);
    await this.#writeJson(issue, 'meta.json', meta);
  }

  async load(address: Pick<IssueMeta, 'id' | 'contentHash'>): Promise<Issue | undefined> {
    const meta = await this.#read(address, 'meta.json');
    if (!meta) return undefined;
    const [html, text, messageTemplate] = await Promise.all(
      ['issue.html', 'issue.txt', 'message-template.eml'].map((name) => this.#read(address, name)),
    );
    if (!html || !text || !messageTemplate)
      throw new Error(`Issue ${address.id} has a meta and lacks a document`);
    return {
      ...IssueMeta.parse(JSON.parse(decode(meta))),
      html: decode(html),
      text: decode(text),
      messageTemplate,
    };
  }

  async loadPage(address: Pick<IssueMeta, 'id' | 'contentHash'>): Promise<string | undefined> {
    const html = await this.#read(address, 'issue.html');
    return html && decode(html);
  }

  async loadReceipts(address: Pick<IssueMeta, 'id' | 'contentHash'>): Promise<Receipts | undefined> {
    const receipts = await this.#read(address, 'receipts.json');
    return receipts && Receipts.parse(JSON.parse(decode(receipts)));
  }

  async #read(address: Pick<IssueMeta, 'id' | 'contentHash'>, name: string): Promise<Uint8Array | undefined> {
    try {
      const answer = await this.#client.send(
        new GetObjectCommand({ Bucket: this.#bucket, Key: key(address, name) }),
      );
      return await answer.Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  async #writeJson(
    address: Pick<IssueMeta, 'id' | 'contentHash'>,
    name: string,
    value: unknown,
  ): Promise<void> {
    await this.#write(address, name, { Body: JSON.stringify(value), ContentType: 'application/json' });
  }

  async #write(
    address: Pick<IssueMeta, 'id' | 'contentHash'>,
    name: string,
    content: { readonly Body: string | Uint8Array; readonly ContentType: string },
  ): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({ Bucket: this.#bucket, Key: key(address, name), ...content }),
    );
  }
}

function key({ id, contentHash }: Pick<IssueMeta, 'id' | 'contentHash'>, name: string): string {
  return `issues/${id}/${contentHash}/${name}`;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
