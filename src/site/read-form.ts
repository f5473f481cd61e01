import type { Context } from 'hono';
import type { SiteEnv } from './site-context.ts';

/** The text fields of a form by name; the last of a name counts. */
export type Form = ReadonlyMap<string, string>;

const FORM_TYPE = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)(?:;|$)/i;

/** @returns undefined if the body is not a form that can be read */
export async function readForm({ req }: Context<SiteEnv>): Promise<Form | undefined> {
  if (!FORM_TYPE.test(req.header('content-type')?.trim() ?? '')) return undefined;
  try {
    const fields = Object.entries(await req.parseBody());
    return new Map(fields.filter((field): field is [string, string] => typeof field[1] === 'string'));
  } catch {
    return undefined;
  }
}
