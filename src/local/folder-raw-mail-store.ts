import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_INBOUND_BYTES } from '../subscribers/inbound-message.ts';
import type { RawMailStore } from '../subscribers/raw-mail-store.ts';

/** Mails that came in, a file each; what the bucket is in AWS. */
export class FolderRawMailStore implements RawMailStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What the receipt rule's S3 action does: the mail is there whole, or not at all. */
  async put(id: string, raw: Uint8Array): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await writeFile(`${this.#path(id)}.part`, raw);
    await rename(`${this.#path(id)}.part`, this.#path(id));
  }

  async load(id: string): Promise<Uint8Array | undefined> {
    const file = await open(this.#path(id)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (!file) return undefined;
    try {
      const buffer = Buffer.alloc(MAX_INBOUND_BYTES + 1);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  async remove(id: string): Promise<void> {
    await rm(this.#path(id), { force: true });
  }

  #path(id: string): string {
    if (!/^[A-Za-z0-9_-]+$/.test(id)) throw new RangeError('A mail id has letters, digits, - and _ only');
    return join(this.#folder, `${id}.eml`);
  }
}
