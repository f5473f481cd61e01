import { describe, expect, it } from '@jest/globals';
import { loadTemplates } from '../../src/email/load-templates.ts';
import { parseWordFiles } from '../../src/email/parse-word-files.ts';
import { PageWords } from '../../src/site/page-words.ts';

type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

/** The path of every phrase, with the places that it has. */
function phrases(tree: Tree, path = ''): string[] {
  if (typeof tree === 'string') return [`${path} ${[...tree.matchAll(/\{\w+\}/g)].toSorted().join(' ')}`];
  return Object.entries(tree).flatMap(([key, branch]) => phrases(branch, `${path}.${key}`));
}

describe('the words of the pages', () => {
  it('say the same with the same places in every language', async () => {
    const wordsFor = parseWordFiles(await loadTemplates(), 'pages/words', PageWords);
    const tree = (language: string) => JSON.parse(JSON.stringify(wordsFor(language))) as Tree;
    expect(tree('ar')).not.toEqual(tree('en'));
    expect(phrases(tree('ar'))).toEqual(phrases(tree('en')));
  });
});
