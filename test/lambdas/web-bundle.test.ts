import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { bundleLambda, type Bundle } from '../support/bundle-lambda.ts';

const MOST_BYTES = 2_500_000;
/** Letters and words come ready in the site's files. */
const NOT_FOR_THE_SITE = [
  'mjml',
  'html-crush',
  'nodemailer',
  'yaml',
  'disposable-email-domains-js',
  'dynalite',
];

let bundle: Bundle;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  bundle = await bundleLambda('lambdas/web.ts', join(folder, 'web.mjs'));
});

describe("the web Lambda's bundle", () => {
  it('stays small', () => {
    expect(bundle.bytes).toBeLessThan(MOST_BYTES);
  });

  it.each(NOT_FOR_THE_SITE)('has no %s in it', (name) => {
    expect(bundle.files.filter((file) => file.startsWith(`node_modules/${name}/`))).toEqual([]);
  });
});
