import { appendFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeWords } from 'postal-mime';
import { z } from 'zod';

const KeptMessage = z.object({
  messageId: z.string(),
  /** When it was accepted; RFC 3339, UTC. */
  time: z.string(),
  from: z.string(),
  to: z.array(z.string()).readonly(),
  tags: z.record(z.string(), z.string()).readonly(),
  subject: z.string(),
});

/** What the local inbox knows of a message without opening it. */
export type KeptMessage = Readonly<z.infer<typeof KeptMessage>>;

export const INDEX = 'index.jsonl';

/** Every message that the stand-in accepted: an .eml file each, and an index of one line each. */
export class KeptMessages {
  readonly #folder: string;
  #index: KeptMessage[];
  readonly #known: Set<string>;
  readonly #listeners = new Set<(message?: KeptMessage) => void>();

  private constructor(folder: string, index: readonly KeptMessage[]) {
    this.#folder = folder;
    this.#index = [...index];
    this.#known = new Set(index.map(({ messageId }) => messageId));
  }

  /** Opens the folder, with what it has kept so far; creates it if need be. */
  static async open(folder: string): Promise<KeptMessages> {
    await mkdir(folder, { recursive: true });
    const path = join(folder, INDEX);
    const text = await readFile(path, 'utf8').catch(orNothing);
    // A crash can tear the last line. It is ended here, or the next one would be torn with it.
    if (text !== '' && !text.endsWith('\n')) await appendFile(path, '\n');
    return new KeptMessages(folder, text.split('\n').flatMap(readLine));
  }

  // The file goes first, and appears whole: a crash may leave a file that the index does not name, never a name
  // without its file.
  async keep(raw: Buffer, facts: Omit<KeptMessage, 'subject'>): Promise<void> {
    const message: KeptMessage = { ...facts, subject: subjectOf(raw) };
    const path = this.#path(message.messageId);
    await writeFile(`${path}.part`, raw);
    await rename(`${path}.part`, path);
    await appendFile(join(this.#folder, INDEX), `${JSON.stringify(message)}\n`);
    this.#index.push(message);
    this.#known.add(message.messageId);
    for (const listener of this.#listeners) listener(message);
  }

  /** Newest first. */
  list(): readonly KeptMessage[] {
    return this.#index.toReversed();
  }

  /** The whole message as it was accepted, or undefined if there is no such message. */
  async read(messageId: string): Promise<Buffer | undefined> {
    // Only known ids become paths: this one may come from a browser.
    return this.#known.has(messageId) ? readFile(this.#path(messageId)) : undefined;
  }

  /**
   * @param listener told of each new message; and of none, when they have been deleted
   * @returns what ends the calls
   */
  onMessage(listener: (message?: KeptMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * Deletes the messages kept so far. One that is being kept at this moment stays, though it may be listed no more
   * after a restart: nobody empties the inbox in the middle of a send and misses it.
   */
  async clear(): Promise<void> {
    const gone = this.#index;
    this.#index = [];
    this.#known.clear();
    // The index goes first: a crash may leave files that it does not name, never a name without its file.
    await writeFile(join(this.#folder, INDEX), '');
    for (const { messageId } of gone) await rm(this.#path(messageId), { force: true });
    for (const listener of this.#listeners) listener();
  }

  #path(messageId: string): string {
    return join(this.#folder, `${messageId}.eml`);
  }
}

function orNothing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}

// What a torn line named was never answered for; the message is still there as a file.
function readLine(line: string): readonly KeptMessage[] {
  try {
    return [KeptMessage.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}

function subjectOf(raw: Buffer): string {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw.subarray(0, end < 0 ? raw.length : end).toString('latin1');
  const folded = /^subject:[ \t]*((?:[^\r\n]|\r\n[ \t])*)/im.exec(headers)?.[1] ?? '';
  return decodeWords(folded.replace(/\r\n[ \t]/g, ' '));
}
