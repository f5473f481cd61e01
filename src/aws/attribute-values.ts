/** The attributes of an item as DynamoDB writes them: `{"S": "text"}`, `{"N": "1"}`. */
export type AttributeValues = Readonly<Record<string, { readonly S?: string; readonly N?: string }>>;

export function typed(values: Readonly<Record<string, string | number>>): AttributeValues {
  const attributes: Record<string, { S: string } | { N: string }> = {};
  for (const [name, value] of Object.entries(values)) {
    attributes[name] = typeof value === 'string' ? { S: value } : { N: String(value) };
  }
  return attributes;
}

/** @param attributes texts and numbers only */
export function untyped(attributes: AttributeValues): Readonly<Record<string, string | number | undefined>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { S, N }]) => [name, N === undefined ? S : Number(N)]),
  );
}
