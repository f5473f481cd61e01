import { Resolver } from 'node:dns/promises';
import type { DnsLookup } from '../delivery/judge-dns.ts';

const TIMEOUT_MS = 5_000;
const TRIES = 2;
const NO_SUCH_RECORD = new Set(['ENODATA', 'ENOTFOUND']);

/** The DNS as this machine sees it. A record that was added a minute ago may take an hour to be seen. */
export function nodeDns(): DnsLookup {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  return {
    txt: async (name) => {
      try {
        // Long texts come in pieces of 255 bytes.
        return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''));
      } catch (error) {
        if (NO_SUCH_RECORD.has((error as NodeJS.ErrnoException).code ?? '')) return [];
        throw error;
      }
    },
  };
}
