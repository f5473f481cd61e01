import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { PictureStore } from '../delivery/publish-pictures.ts';
import { pictureType } from '../digest/picture-name.ts';
import type { SitePictures } from '../site/site-pictures.ts';

/** Pictures in the bucket of issues, under `images/<name>`. What is there is never written over: sent mails show it. */
export class S3PictureStore implements PictureStore, SitePictures {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(bucket: string, client = new S3Client({})) {
    this.#bucket = bucket;
    this.#client = client;
  }

  async save(name: string, bytes: Uint8Array): Promise<'saved' | 'unchanged' | 'taken'> {
    const Key = key(name);
    try {
      const content = { Body: bytes, ContentType: pictureType(name) };
      await this.#client.send(
        new PutObjectCommand({ Bucket: this.#bucket, Key, ...content, IfNoneMatch: '*' }),
      );
      return 'saved';
    } catch (error) {
      if (!(error instanceof S3ServiceException && error.name === 'PreconditionFailed')) throw error;
    }
    const there = await this.load(name);
    return there && Buffer.compare(there, bytes) === 0 ? 'unchanged' : 'taken';
  }

  async load(name: string): Promise<Uint8Array | undefined> {
    try {
      const answer = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key(name) }));
      return await answer.Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }
}

/** @throws RangeError if no picture is called like that */
function key(name: string): string {
  if (pictureType(name) === undefined) throw new RangeError(`No picture is called ${JSON.stringify(name)}`);
  return `images/${name}`;
}
