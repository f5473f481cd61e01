import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ALL_FIXTURES } from '../support/mail-fixtures.ts';

const isInstalled = spawnSync('spamassassin', ['--version']).status === 0;
const run = isInstalled ? it : it.skip;

// The hostile mail is meant to look like something that nobody would send.
const NAMES = ALL_FIXTURES.filter((name) => name !== 'hostile');

describe('SpamAssassin, asking nobody else, (left out where it is not installed)', () => {
  run.each(NAMES)(
    'finds little to dislike in the mail of %s',
    (name) => {
      const { stdout } = spawnSync('spamassassin', ['-L', '-t'], {
        input: readFileSync(`test/golden/${name}.eml`),
      });
      const score = /^X-Spam-Status: .*?score=(-?[\d.]+)/m.exec(stdout.toString())?.[1];
      expect(Number(score)).toBeLessThan(1);
    },
    60_000,
  );
});
