const made = new Map<string, unknown>();

/** An Intl object for a language and options. Making one takes longer than the rest of a view, so each is made once. */
export function madeOnce<Options, T>(
  Make: { new (language: string, options: Options): T; readonly name: string },
  language: string,
  options: Options,
): T {
  const key = `${Make.name} ${language} ${JSON.stringify(options)}`;
  if (!made.has(key)) made.set(key, new Make(language, options));
  return made.get(key) as T;
}
