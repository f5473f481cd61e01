import type { SiteAnswer } from '../delivery/judge-surroundings.ts';

const TIMEOUT_MS = 10_000;

/** Asks a site for its first page. */
export async function askSite(siteUrl: string): Promise<SiteAnswer> {
  try {
    const { status, headers } = await fetch(`${siteUrl}/`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const date = new Date(headers.get('date') ?? '');
    return { status, ...(Number.isNaN(date.getTime()) ? {} : { date }) };
  } catch (error) {
    // fetch says "fetch failed" of everything; its cause says what has.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { status: undefined, problem: cause instanceof Error ? cause.message : String(cause) };
  }
}
