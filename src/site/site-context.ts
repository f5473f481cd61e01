import type { Hono } from 'hono';
import type { PageWriter } from './page-writer.ts';
import type { Phrases } from './create-phrases.ts';
import type { SitePorts } from './site-ports.ts';

/** What a server tells of a request beside the request itself. */
export interface SiteBindings {
  /** Of the connection; never from a header, which the client can write. */
  readonly ip?: string;
}

/** The site as an application: `fetch(request, bindings)` answers. */
export type Site = Hono<SiteEnv>;
export interface SiteEnv {
  Bindings: SiteBindings;
}

/** What every route works with. */
export interface SiteContext {
  readonly ports: SitePorts;
  readonly pages: PageWriter;
  readonly phrases: Phrases;
}
