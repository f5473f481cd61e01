import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSchemas } from '../../src/digest/build-schemas.ts';

interface Schema {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, { readonly description?: string }>>;
  readonly additionalProperties?: unknown;
  readonly allOf?: unknown;
  readonly $defs: Readonly<Record<string, unknown>>;
}

function schema(name: string): Schema {
  return JSON.parse(buildSchemas().get(`${name}.schema.json`) ?? '') as Schema;
}

describe('the published JSON Schemas', () => {
  it('are those in schemas/ (if not, run "npm run schemas")', () => {
    expect(readdirSync('schemas').toSorted()).toEqual([...buildSchemas().keys()].toSorted());
    for (const [name, text] of buildSchemas())
      expect([name, readFileSync(`schemas/${name}`, 'utf8')]).toEqual([name, text]);
  });

  it('require what has neither a default nor the name of the file', () => {
    expect(schema('article').required).toEqual(['headline', 'published', 'blocks']);
    expect(schema('digest').required).toEqual(['date', 'blocks']);
    expect(schema('source').required).toEqual(['outlet', 'headline', 'paragraphs']);
  });

  it('refuse fields that do not exist, and allow a file to name its schema', () => {
    for (const name of ['article', 'article-front-matter', 'digest', 'newsletter', 'source']) {
      expect(schema(name).additionalProperties).toBe(false);
      expect(schema(name).properties).toHaveProperty(['$schema']);
    }
  });

  it('describe fields, for the completion in an editor', () => {
    expect(schema('article').properties?.deck?.description).toBe('The sentence below the headline');
  });

  it('know the aliases of front matter, and that blocks do not stand there', () => {
    const { properties, allOf } = schema('article-front-matter');
    expect(properties).toHaveProperty('title');
    expect(properties).not.toHaveProperty('blocks');
    expect(allOf).toContainEqual({ anyOf: [{ required: ['headline'] }, { required: ['title'] }] });
  });

  it('refer only to what they define', () => {
    for (const [name, text] of buildSchemas()) {
      const wanted = new Set([...text.matchAll(/#\/\$defs\/(\w+)/g)].map(([, definition]) => definition));
      expect([name, [...wanted].toSorted()]).toEqual([
        name,
        Object.keys((JSON.parse(text) as Schema).$defs).toSorted(),
      ]);
    }
  });
});
