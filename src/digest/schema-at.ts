import { z } from 'zod';
import { valueAt, type FieldPath } from './field-path.ts';

/**
 * The schema that judges the value at a path, without `optional`, `default` and the like around it; undefined
 * where the path leads out of the schema. Needed because zod's issues name neither fields nor descriptions.
 *
 * @param data tells which of the blocks stands at a place
 */
export function schemaAt(
  schema: z.core.$ZodType,
  path: FieldPath,
  data: unknown,
): z.core.$ZodType | undefined {
  let found: z.core.$ZodType | undefined = unwrap(schema);
  for (let depth = 0; depth < path.length && found; depth += 1) {
    const below: z.core.$ZodType | undefined = stepInto(
      found,
      path[depth],
      valueAt(data, path.slice(0, depth)),
    );
    found = below && unwrap(below);
  }
  if (found instanceof z.ZodDiscriminatedUnion) return optionOf(found, valueAt(data, path)) ?? found;
  return found;
}

/** The names of the fields that may stand at a place. */
export function fieldNames(schema: z.core.$ZodType | undefined): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** What the model says of a field: the outermost description, and an example if there is one. */
export function noteOf(
  parent: z.core.$ZodType | undefined,
  field: PropertyKey | undefined,
): { readonly description?: string; readonly example?: string } {
  const schema: unknown =
    parent instanceof z.ZodObject && typeof field === 'string'
      ? (parent.shape as Record<string, unknown>)[field]
      : undefined;
  if (!(schema instanceof z.ZodType)) return {};
  const inner = unwrap(schema);
  const own = schema.meta() ?? {};
  const below = inner instanceof z.ZodType ? (inner.meta() ?? {}) : {};
  const choices = inner instanceof z.ZodEnum ? `one of ${inner.options.join(', ')}` : undefined;
  const description = own.description ?? below.description ?? choices;
  const [example] = (below.examples ?? []) as unknown[];
  return { ...(description ? { description } : {}), ...(typeof example === 'string' ? { example } : {}) };
}

/** The id that the model gives a schema or the one it was made from, e.g. `Url`. */
export function schemaId(schema: z.core.$ZodType | undefined): string | undefined {
  for (let at = schema; at; at = at._zod.parent) {
    const id = z.globalRegistry.get(at)?.id;
    if (id !== undefined) return id;
  }
  return undefined;
}

function stepInto(
  schema: z.core.$ZodType,
  step: PropertyKey | undefined,
  value: unknown,
): z.core.$ZodType | undefined {
  const option = schema instanceof z.ZodDiscriminatedUnion ? optionOf(schema, value) : schema;
  if (option instanceof z.ZodArray) return option.element;
  if (option instanceof z.ZodRecord) return option.valueType;
  if (!(option instanceof z.ZodObject) || typeof step !== 'string') return undefined;
  const shape = option.shape as Record<string, z.core.$ZodType>;
  return Object.hasOwn(shape, step) ? shape[step] : undefined;
}

function optionOf(union: z.ZodDiscriminatedUnion, value: unknown): z.core.$ZodType | undefined {
  const type = valueAt(value, [union.def.discriminator]);
  return union.options.map(unwrap).find((option) => {
    const literal =
      option instanceof z.ZodObject ? (option.shape as Record<string, unknown>).type : undefined;
    return literal instanceof z.ZodLiteral && literal.values.has(type as string);
  });
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const isWrapper = [z.ZodReadonly, z.ZodOptional, z.ZodDefault, z.ZodPrefault].some(
    (wrapper) => schema instanceof wrapper,
  );
  return isWrapper ? unwrap((schema as z.ZodReadonly).unwrap()) : schema;
}
