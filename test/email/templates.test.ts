import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadTemplates } from '../../src/email/load-templates.ts';
import { parseAllWords } from '../../src/email/parse-all-words.ts';
import type { TemplateFiles } from '../../src/email/template-files.ts';
import { theRenderer } from './sample-mails.ts';
import { sampleInput } from './sample-mails.ts';

let files: TemplateFiles;

beforeAll(async () => {
  files = await loadTemplates();
});

const ending = (end: string) => Object.entries(files).filter(([name]) => name.endsWith(end));

describe('templates', () => {
  it('escape everything that they are filled with', () => {
    const unescaped = ending('.hbs').filter(([, text]) => /\{\{\{|\{\{&/.test(text));
    expect(unescaped.map(([name]) => name)).toEqual([]);
  });

  it('are composed by Handlebars alone: MJML would leave an include out without a word', () => {
    expect(ending('.hbs').filter(([, text]) => text.includes('mj-include'))).toEqual([]);
  });

  it('have one for the text part beside each for the HTML part of a block', () => {
    const blocks = (end: string) =>
      ending(end).flatMap(([name]) => /^partials\/blocks\/([\w-]+)\./.exec(name)?.[1] ?? []);
    expect(blocks('.txt.hbs')).toEqual(blocks('.mjml.hbs'));
  });

  it('draw every kind of view, and have no partial that none uses', async () => {
    const view = (await theRenderer()).view(await sampleInput('every-block'));
    const types =
      view.kind === 'digest' ? view.bands.flatMap(({ blocks }) => blocks.map(({ type }) => type)) : [];
    const drawn = ending('.mjml.hbs').flatMap(
      ([name]) => /^partials\/blocks\/([\w-]+)\./.exec(name)?.[1] ?? [],
    );
    expect([...new Set(types)].toSorted()).toEqual(drawn);
  });

  it('put no word of a language between the tags: words are in templates/words', () => {
    const words = ending('.mjml.hbs').flatMap(([name, text]) => {
      const bare = text
        .replace(/<mj-style>[\s\S]*<\/mj-style>/, '')
        .replace(/\{\{[^}]*\}\}/g, '')
        .replace(/<[^>]*>/g, '');
      return name.includes('styles/') || name.includes('dark-rules')
        ? []
        : (bare.replace(/&nbsp;/g, '').match(/\p{L}{2,}/gu) ?? []);
    });
    expect(words).toEqual([]);
  });
});

describe('words', () => {
  type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

  /** The path of every phrase, with the places that it has; the forms of a plural count as one. */
  function phrases(tree: Tree, path = ''): string[] {
    if (typeof tree === 'string')
      return [`${path} ${(tree.match(/\{\w+\}/g) ?? []).toSorted().join(' ')}`.trim()];
    if (!Array.isArray(tree) && 'other' in (tree as object))
      return phrases((tree as Record<string, Tree>).other!, path);
    return Object.entries(tree).flatMap(([key, inner]) => phrases(inner as Tree, `${path}.${key}`));
  }

  const of = (language: string) => parseAllWords(files)(language) as unknown as Tree;

  it('are the same in every language, with the same places to fill', () => {
    expect(phrases(of('ar')).toSorted()).toEqual(phrases(of('en')).toSorted());
  });

  it.each(['en', 'ar'])('have every form of a number that %s has', (language) => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const forms = (tree: Tree): string[][] => {
      if (typeof tree === 'string') return [];
      return 'other' in (tree as object)
        ? [Object.keys(tree).toSorted()]
        : Object.values(tree).flatMap((inner) => forms(inner));
    };
    for (const keys of forms(of(language))) expect(keys).toEqual(categories);
  });

  it('are those of the language, of its family, or English', () => {
    const wordsFor = parseAllWords(files);
    expect(wordsFor('ar-EG')).toBe(wordsFor('ar'));
    expect(wordsFor('en-GB')).toBe(wordsFor('en'));
    expect(wordsFor('fr')).toBe(wordsFor('en'));
    expect(wordsFor('ar')).not.toBe(wordsFor('en'));
  });
});
