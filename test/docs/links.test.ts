import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';

const PAGES = [
  ...readdirSync('.'),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
].filter((name) => name.endsWith('.md'));

it.each(PAGES)('every file that %s links to is there', (page) => {
  const text = readFileSync(page, 'utf8');
  const targets = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)|\bsrc="([^"]+)"/g)].map(
    ([, link, image]) => link ?? image ?? '',
  );
  const missing = targets.filter(
    (target) => !/^(?:https?|mailto):/.test(target) && !existsSync(join(dirname(page), target)),
  );
  expect(missing).toEqual([]);
});
