import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { MAX_INBOUND_BYTES } from '../subscribers/inbound-message.ts';
import type { RawMailStore } from '../subscribers/raw-mail-store.ts';

export interface RawMailPlace {
  readonly bucket: string;
  /** What the receipt rule's S3 action puts before the mail's id, such as `inbound/`. */
  readonly prefix: string;
}

/** Mails where the receipt rule's S3 action has put them. */
export class S3RawMailStore implements RawMailStore {
  readonly #place: RawMailPlace;
  readonly #client: S3Client;

  constructor(place: RawMailPlace, client = new S3Client({})) {
    this.#place = place;
    this.#client = client;
  }

  async load(id: string): Promise<Uint8Array | undefined> {
    try {
      // SES takes 40 MB. No more is fetched than it takes to know that a mail is too big.
      const Range = `bytes=0-${MAX_INBOUND_BYTES}`;
      const answer = await this.#client.send(new GetObjectCommand({ ...this.#object(id), Range }));
      return await answer.Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  async remove(id: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand(this.#object(id)));
  }

  #object(id: string) {
    return { Bucket: this.#place.bucket, Key: `${this.#place.prefix}${id}` };
  }
}
