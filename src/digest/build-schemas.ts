import { z } from 'zod';
import { Article } from './article.ts';
import { DigestFile } from './digest-file.ts';
import { Newsletter } from './newsletter.ts';
import { ARTICLE_ALIASES } from './parse-article.ts';
import { People } from './person.ts';
import { Source } from './source.ts';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/**
 * The JSON Schemas (draft 2020-12) of what people and other systems write, by file name. They describe the
 * input: what has a default may be left out. What only code can judge (a real day, a known person) they cannot say.
 */
export function buildSchemas(): ReadonlyMap<string, string> {
  const schemas = {
    article: toJsonSchema(Article),
    'article-front-matter': frontMatterSchema(),
    digest: toJsonSchema(DigestFile),
    newsletter: toJsonSchema(Newsletter),
    people: toJsonSchema(People),
    source: toJsonSchema(Source),
  };
  return new Map(
    Object.entries(schemas).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(schema, null, 2)}\n`,
    ]),
  );
}

function toJsonSchema(schema: z.ZodType): JsonSchema {
  const json = z.toJSONSchema(schema, {
    io: 'input',
    // Our types are readonly; to JSON Schema that would mean "do not send this".
    override: ({ jsonSchema }) => delete jsonSchema.readOnly,
  });
  const { [rootName(json)]: root, ...definitions } = json.$defs ?? {};
  const { $schema } = json;
  return { ...($schema && { $schema }), ...asFile(root ?? json), $defs: definitions };
}

function rootName({ $ref = '' }: JsonSchema): string {
  return $ref.slice($ref.lastIndexOf('/') + 1);
}

// A file may name its schema, and need not repeat its own name as its id.
function asFile(root: JsonSchema): JsonSchema {
  if (!root.properties) return root;
  const required = root.required?.filter((field) => field !== 'id') ?? [];
  return { ...root, properties: { $schema: { type: 'string' }, ...root.properties }, required };
}

// In Markdown the blocks stand below, and the aliases are at home.
function frontMatterSchema(): JsonSchema {
  const { properties = {}, required = [], ...rest } = toJsonSchema(Article.unwrap().omit({ blocks: true }));
  const aliases = Object.entries(ARTICLE_ALIASES).map(([alias, field]): [string, JsonSchema] => {
    const canonical = { ...(properties[field] as JsonSchema) };
    if (alias === 'draft') return [alias, { type: 'boolean' }];
    return [alias, field === 'byline' ? { anyOf: [{ type: 'string' }, canonical] } : canonical];
  });
  const anyName = (field: string): JsonSchema => ({
    anyOf: namesOf(field).map((name) => ({ required: [name] })),
  });
  return {
    ...rest,
    title: 'Front matter of a Waybill article',
    properties: { ...properties, ...Object.fromEntries(aliases) },
    allOf: required.map(anyName),
  };
}

function namesOf(field: string): string[] {
  return [field, ...Object.keys(ARTICLE_ALIASES).filter((alias) => ARTICLE_ALIASES[alias] === field)];
}
