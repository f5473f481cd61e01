import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { bundleLambda, type Bundle } from '../support/bundle-lambda.ts';

const MOST_BYTES = 1_500_000;
/** For composing and for laptops. Senders start by the hundred at send time, and none of them needs one of these. */
const NOT_FOR_SENDERS = [
  'mjml',
  'handlebars',
  'html-crush',
  'nodemailer',
  'postal-mime',
  '@aws-sdk/client-s3',
  'dynalite',
];

let bundle: Bundle;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  bundle = await bundleLambda('lambdas/send-chunk.ts', join(folder, 'send-chunk.mjs'));
});

describe("the send Lambda's bundle", () => {
  it('stays small', () => {
    expect(bundle.bytes).toBeLessThan(MOST_BYTES);
  });

  it.each(NOT_FOR_SENDERS)('has no %s in it', (name) => {
    expect(bundle.files.filter((file) => file.startsWith(`node_modules/${name}/`))).toEqual([]);
  });

  it('has the SDK in it, so that the version in use is the one that was tested', () => {
    expect(bundle.files.some((file) => file.startsWith('node_modules/@aws-sdk/client-ses/'))).toBe(true);
  });
});
