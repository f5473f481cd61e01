import type { Ledger, LedgerPage } from './ledger.ts';

/** All ledger entries of a shard, a page in memory at a time. */
export async function* entriesOfShard(
  ledger: Pick<Ledger, 'pageShard'>,
  issueId: string,
  shard: number,
): AsyncGenerator<LedgerPage['entries'][number]> {
  let after: string | undefined;
  do {
    const page = await ledger.pageShard(issueId, shard, after);
    yield* page.entries;
    after = page.next;
  } while (after !== undefined);
}
