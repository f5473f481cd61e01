import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type _Object,
} from '@aws-sdk/client-s3';
import { REPORT_ENDING, type Drop, type DropStore } from '../delivery/drop-store.ts';
import { MAX_FILE_BYTES } from '../digest/decode-file.ts';
import { contentKind } from '../digest/content-kind.ts';

const READS_AT_ONCE = 8;

/**
 * Drops in a bucket: `articles/<day>/`, `digests/<day>` and `sources/<day>/`, and for all days what lies in `sources/`
 * itself and at the top. Other days' files are not looked at, so that a bucket may grow for years.
 */
export class S3DropStore implements DropStore {
  readonly #bucket: string;
  readonly #client: S3Client;

  constructor(bucket: string, client = new S3Client({})) {
    this.#bucket = bucket;
    this.#client = client;
  }

  async load(day: string): Promise<Drop> {
    const prefixes = [`articles/${day}/`, `digests/${day}`, `sources/${day}/`];
    const listed = (
      await Promise.all([
        ...prefixes.map((Prefix) => this.#list({ Prefix })),
        ...['', 'sources/'].map((Prefix) => this.#list({ Prefix, Delimiter: '/' })),
      ])
    ).flat();
    const wanted = listed.filter(({ path }) => contentKind(path) ?? path.endsWith(REPORT_ENDING));
    const read: { path: string; bytes: Uint8Array }[] = [];
    for (let start = 0; start < wanted.length; start += READS_AT_ONCE)
      read.push(
        ...(
          await Promise.all(wanted.slice(start, start + READS_AT_ONCE).map((one) => this.#read(one)))
        ).flat(),
      );
    const isReport = ({ path }: { readonly path: string }) => path.endsWith(REPORT_ENDING);
    return {
      files: read.filter((one) => !isReport(one)),
      reports: new Map(
        read
          .filter(isReport)
          .map(({ path, bytes }) => [path.slice(0, -REPORT_ENDING.length), new TextDecoder().decode(bytes)]),
      ),
    };
  }

  async putReport(path: string, text: string): Promise<void> {
    const report = { Body: text, ContentType: 'text/plain; charset=utf-8' };
    await this.#client.send(new PutObjectCommand({ ...this.#object(`${path}${REPORT_ENDING}`), ...report }));
  }

  async removeReport(path: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand(this.#object(`${path}${REPORT_ENDING}`)));
  }

  async #list(where: { Prefix: string; Delimiter?: string }): Promise<Listed[]> {
    const found: Listed[] = [];
    let next: string | undefined;
    do {
      const answer = await this.#client.send(
        new ListObjectsV2Command({
          Bucket: this.#bucket,
          ...where,
          ...(next === undefined ? {} : { ContinuationToken: next }),
        }),
      );
      found.push(...(answer.Contents ?? []).map(toListed));
      next = answer.NextContinuationToken;
    } while (next !== undefined);
    return found;
  }

  // One byte more than allowed tells that a file is too big. An empty object has no range at all.
  async #read({ path, size }: Listed): Promise<{ path: string; bytes: Uint8Array }[]> {
    if (size === 0) return [{ path, bytes: new Uint8Array() }];
    const Range = `bytes=0-${MAX_FILE_BYTES}`;
    const { Body } = await this.#client.send(new GetObjectCommand({ ...this.#object(path), Range }));
    return Body ? [{ path, bytes: await Body.transformToByteArray() }] : [];
  }

  #object(path: string) {
    return { Bucket: this.#bucket, Key: path };
  }
}

interface Listed {
  readonly path: string;
  readonly size: number;
}

function toListed({ Key = '', Size = 0 }: _Object): Listed {
  return { path: Key, size: Size };
}
