import { lookup as lookUpHost, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { LinkFate } from './link-fate.ts';
import { isRefusedAddress } from './refused-address.ts';

/** How links are opened; tests put their own in. */
export interface LinkOpening {
  readonly timeoutMs: number;
  /** Looks up all addresses of a host. */
  readonly lookup: (host: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void;
  readonly isRefused: (address: string) => boolean;
}

export const OPENING: LinkOpening = {
  timeoutMs: 10_000,
  lookup: (host, done) => lookUpHost(host, { all: true }, done),
  isRefused: isRefusedAddress,
};

const MOST_REDIRECTS = 5;

/**
 * Opens a link as a browser would, following redirects, and reads no body. It first asks for the head alone, then, as
 * some servers refuse that, for the page. Addresses that are not public are refused at every step: also behind a
 * redirect, and with the very address that is connected to, so that a name cannot change its meaning in between.
 */
export async function openLink(url: string, opening: LinkOpening = OPENING): Promise<LinkFate> {
  let at = new URL(url);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const head = await ask(at, 'HEAD', opening);
    const answer = !('kind' in head) && head.status < 400 ? head : await ask(at, 'GET', opening);
    if ('kind' in answer) return answer;
    if (answer.location === undefined) return judge(answer.status, at);
    const next = URL.canParse(answer.location, at.href) ? new URL(answer.location, at) : undefined;
    if (!next || !/^https?:$/.test(next.protocol))
      return { kind: 'dead', why: 'is redirected to something that is no web address' };
    at = next;
  }
  return { kind: 'dead', why: `is redirected more than ${MOST_REDIRECTS} times` };
}

interface Answer {
  readonly status: number;
  /** Where it is redirected to, if it is. */
  readonly location: string | undefined;
}

function judge(status: number, at: URL): LinkFate {
  if (status < 400) return { kind: 'alive', status, at: at.href };
  if (status === 404 || status === 410) return { kind: 'dead', why: `is not there (status ${status})` };
  return { kind: 'unclear', why: `answers with status ${status}` };
}

function ask(url: URL, method: 'HEAD' | 'GET', opening: LinkOpening): Promise<Answer | LinkFate> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // For an address there is nothing to look up, so that `lookup` is not asked.
  if (isIP(host) && opening.isRefused(host)) return Promise.resolve(REFUSED);
  // Its password is decoded when the request is made, which throws at one that cannot be.
  if (!isDecodable(url.username + url.password))
    return Promise.resolve({ kind: 'dead', why: 'is no address that can be opened' });
  return new Promise((resolve) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method,
      agent: false,
      lookup: publicLookup(opening),
      headers: { 'user-agent': 'waybill check --links', accept: 'text/html,*/*;q=0.8' },
      signal: AbortSignal.timeout(opening.timeoutMs),
    });
    request.on('response', (response) => {
      resolve(answerOf(response));
      response.destroy();
    });
    request.on('error', (error) => resolve(fateOf(error)));
    request.end();
  });
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

const REFUSED: LinkFate = { kind: 'dead', why: 'leads to an address that is not public' };

class RefusedAddress extends Error {}

function publicLookup({ lookup, isRefused }: LinkOpening): LookupFunction {
  return (host, options, callback) => {
    lookup(host, (error, addresses) => {
      if (error) return callback(error, '');
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => isRefused(address)))
        return callback(new RefusedAddress(), '');
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

function answerOf({ statusCode = 0, headers }: IncomingMessage): Answer {
  const isRedirect = statusCode >= 300 && statusCode < 400 && statusCode !== 304;
  return { status: statusCode, location: isRedirect ? headers.location : undefined };
}

function fateOf(error: Error): LinkFate {
  if (error instanceof RefusedAddress) return REFUSED;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  if (code === 'ENOTFOUND') return { kind: 'no-host' };
  if (/CERT|SIGNATURE|^ERR_TLS/.test(code))
    return { kind: 'dead', why: `has a certificate that browsers refuse (${code})` };
  if (error.name === 'TimeoutError' || error.name === 'AbortError' || code === 'ABORT_ERR')
    return { kind: 'unclear', why: 'does not answer in time' };
  return { kind: 'unclear', why: `cannot be reached (${code})` };
}
