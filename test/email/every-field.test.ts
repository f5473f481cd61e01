import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { Article } from '../../src/digest/article.ts';
import { BLOCK_TYPES } from '../../src/digest/block.ts';
import { DigestFile } from '../../src/digest/digest-file.ts';

// The parts of a zod schema that this walk needs.
interface Schema {
  readonly def: {
    readonly type: string;
    readonly innerType?: Schema;
    readonly in?: Schema;
    readonly element?: Schema;
    readonly options?: readonly Schema[];
    readonly shape?: Readonly<Record<string, Schema>>;
  };
}

const WRAPPERS = new Set(['optional', 'default', 'prefault', 'readonly', 'nullable']);

function unwrap(schema: Schema): Schema {
  if (WRAPPERS.has(schema.def.type)) return unwrap(schema.def.innerType!);
  return schema.def.type === 'pipe' ? unwrap(schema.def.in!) : schema;
}

/** The type that a block is of, or undefined for another object. */
function blockType(schema: Schema): string | undefined {
  const type = schema.def.shape?.type;
  return type && (unwrap(type).def as { values?: readonly string[] }).values?.[0];
}

/** Tells of every field that a schema has, by its path within the nearest block, and whether the value has it. */
function visit(
  schema: Schema,
  value: unknown,
  path: string,
  tell: (path: string, isThere: boolean) => void,
): void {
  const { def } = unwrap(schema);
  if (def.type === 'array') {
    const entries = Array.isArray(value) && value.length > 0 ? (value as unknown[]) : [undefined];
    for (const entry of entries) visit(def.element!, entry, `${path}[]`, tell);
  } else if (def.type === 'union') {
    for (const option of def.options!.map(unwrap)) {
      const isMeant = blockType(option) === (value as { type?: string } | undefined)?.type;
      visit(option, isMeant ? value : undefined, '', tell);
    }
  } else if (def.type === 'object') {
    const here = blockType({ def }) ?? path;
    for (const [name, field] of Object.entries(def.shape!)) {
      const inner = (value as Record<string, unknown> | undefined)?.[name];
      tell(`${here}.${name}`, inner !== undefined);
      visit(field, inner, `${here}.${name}`, tell);
    }
  }
}

function read(path: string): unknown {
  return parse(readFileSync(path, 'utf8'));
}

describe('the fixture with every block', () => {
  const seen = new Map<string, boolean>();
  const tell = (path: string, isThere: boolean) => seen.set(path, seen.get(path) === true || isThere);
  visit(Article, read('content/articles/2025-06-10/every-element.yaml'), 'article', tell);
  visit(DigestFile, read('content/digests/every-block.yaml'), 'digest', tell);

  it('has every field of the model at least once', () => {
    expect([...seen].filter(([, isThere]) => !isThere).map(([path]) => path)).toEqual([]);
  });

  it('has every type of block', () => {
    expect(BLOCK_TYPES.filter((type) => !seen.get(`${type}.type`))).toEqual([]);
  });

  it('is walked down to the fields of fields', () => {
    expect(seen.get('figures.figures[].comparison.unit')).toBe(true);
    expect(seen.size).toBeGreaterThan(150);
  });
});
