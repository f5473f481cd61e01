import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { connectTable, type Table } from '../src/aws/connect-table.ts';
import { createTable } from '../src/aws/create-table.ts';
import { DynamoConsentStore } from '../src/aws/dynamo-consent-store.ts';
import { DynamoSubscriberImportStore } from '../src/aws/dynamo-subscriber-import-store.ts';
import { DynamoSubscriberStore } from '../src/aws/dynamo-subscriber-store.ts';
import { subscriberKey } from '../src/aws/table-keys.ts';
import { openImportFile } from '../src/cli/open-import-file.ts';
import { importSubscribers } from '../src/subscribers/import-subscribers.ts';
import { subscriberId } from '../src/subscribers/subscriber-id.ts';

const ROWS = 200_000;
const ROUNDS = 2;
const ID_KEY = 'k'.repeat(32);
const AT = '2025-06-10T06:00:00.000Z';
const AGREED = '2024-01-15 10:00:00.12345 +0000 UTC';
const CONSENT = 'A sign-up form';

/**
 * Importing a file of subscribers beside a plain BatchWrite of the same rows, which reads no file, looks for nobody and
 * checks nothing. In turn, each into a DynamoDB of its own: one that holds the rows of an earlier run is slower.
 */
export async function benchImport(rows = ROWS): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'waybill-bench-'));
  try {
    const file = join(folder, 'subscribers.csv');
    await writeFile(file, Readable.from(lines(rows)));
    const contenders = [
      { name: PLAIN, run: (table: Table) => writePlainly(table, rows) },
      { name: 'import', run: (table: Table) => importFile(table, file, rows) },
    ];
    const runs: Run[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      for (const { name, run } of contenders)
        runs.push({ name, ...(await withTable((table) => timed(() => run(table)))) });
    }
    print(
      rows,
      contenders.map(({ name }) => best(runs.filter((run) => run.name === name))),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function withTable<Result>(work: (table: Table) => Promise<Result>): Promise<Result> {
  const dynamo = spawn(process.execPath, ['--import', 'tsx', 'bench/dynamo-process.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [localUrl] = (await once(createInterface(dynamo.stdout), 'line')) as [string];
    const table = connectTable({ tableName: 'subscribers', localUrl });
    await createTable(table);
    const result = await work(table);
    table.client.destroy();
    return result;
  } finally {
    dynamo.kill();
    await once(dynamo, 'close');
  }
}

const PLAIN = 'plain BatchWrite';

function addressOf(row: number): string {
  return `reader-${row}@mail.example.org`;
}

function* lines(rows: number) {
  yield 'uuid,email,name,attributes,status,created_at,updated_at\n';
  for (let row = 0; row < rows; row++) {
    yield `${row},${addressOf(row)},"Reader, ${row}",{},enabled,${AGREED},\n`;
  }
}

interface Run {
  readonly name: string;
  readonly seconds: number;
  /** Of CPU, in this process: DynamoDB has its own. */
  readonly cpu: number;
  /** The most that this process held, in bytes: in all, and on its heap beyond what it held before. */
  readonly rss: number;
  readonly heap: number;
}

async function timed(work: () => Promise<void>): Promise<Omit<Run, 'name'>> {
  const before = process.memoryUsage().heapUsed;
  let [rss, heap] = [0, 0];
  const watch = setInterval(() => {
    const memory = process.memoryUsage();
    rss = Math.max(rss, memory.rss);
    heap = Math.max(heap, memory.heapUsed - before);
  }, SAMPLE_MS);
  const start = performance.now();
  const cpuBefore = process.cpuUsage();
  await work();
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(cpuBefore);
  clearInterval(watch);
  return { seconds, cpu: (user + system) / 1e6, rss, heap };
}

const SAMPLE_MS = 100;
/** As many calls, and items in each, as the import has. */
const AT_ONCE = 32;
const ITEMS = 25;

function itemOf(address: string): Record<string, string> {
  const evidence = { at: AT, step: 'import', how: 'import', source: `${CONSENT}; agreed ${AGREED}` };
  return {
    ...subscriberKey(subscriberId(ID_KEY, address)),
    ...{ address, status: 'confirmed', since: AT, imported: JSON.stringify(evidence) },
  };
}

async function writePlainly({ client, name }: Table, rows: number): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < rows) {
      const from = next;
      next += ITEMS;
      const addresses = Array.from({ length: Math.min(ITEMS, rows - from) }, (_, n) => addressOf(from + n));
      const requests = addresses.map((address) => ({ PutRequest: { Item: itemOf(address) } }));
      await client.send(new BatchWriteCommand({ RequestItems: { [name]: requests } }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function importFile(table: Table, file: string, rows: number): Promise<void> {
  const counts = await importSubscribers(
    {
      store: new DynamoSubscriberImportStore(table),
      subscribers: new DynamoSubscriberStore(table),
      consents: new DynamoConsentStore(table),
      idKey: ID_KEY,
      now: () => new Date(AT),
    },
    (await openImportFile(file)).rows,
    { consent: CONSENT, isDryRun: false, onRejected: async () => {} },
  );
  if (counts.confirmed !== rows) throw new Error(JSON.stringify(counts));
}

function best(runs: readonly Run[]): Run {
  return runs.toSorted((a, b) => a.seconds - b.seconds)[0]!;
}

function print(rows: number, runs: readonly Run[]): void {
  const reference = runs.find(({ name }) => name === PLAIN);
  console.log(`\nImporting ${rows.toLocaleString('en-GB')} subscribers; best of ${ROUNDS}`);
  for (const { name, seconds, cpu, rss, heap } of runs) {
    console.log(
      `  ${name.padEnd(36)} ${seconds.toFixed(1).padStart(6)} s, ${(rows / seconds).toFixed(0).padStart(6)} rows a second, ` +
        `${(seconds / (reference?.seconds ?? Number.NaN)).toFixed(2)} ×; ${((cpu / rows) * 1e6).toFixed(0)} µs of CPU a row; ` +
        `process ${(rss / 1e6).toFixed(0)} MB, heap +${(heap / 1e6).toFixed(0)} MB`,
    );
  }
}
