import { parse } from 'yaml';
import type { ZodType } from 'zod';
import { RenderError } from './render-error.ts';
import type { TemplateFiles } from './template-files.ts';

const FALLBACK = 'en';

/**
 * Reads the words of every language.
 *
 * @param folder below templates/, such as `words`
 * @returns gives the words for a language: its own (`pt-BR`), its family's (`pt`), or else English
 * @throws RenderError if a file is broken or there is none for English
 */
export function parseWordFiles<Words>(
  files: TemplateFiles,
  folder: string,
  schema: ZodType<Words>,
): (language: string) => Words {
  const byLanguage = new Map<string, Words>();
  for (const [file, text] of Object.entries(files)) {
    const [, place, language] = /^(.+)\/([^/]+)\.yaml$/.exec(file) ?? [];
    if (place === folder && language) byLanguage.set(language, parseWords(file, text, schema));
  }
  const fallback = byLanguage.get(FALLBACK);
  if (!fallback)
    throw new RenderError('words', `templates/${folder}/${FALLBACK}.yaml is not there. Put it back.`);
  return (language) => byLanguage.get(language) ?? byLanguage.get(language.split('-')[0] ?? '') ?? fallback;
}

function parseWords<Words>(file: string, text: string, schema: ZodType<Words>): Words {
  const result = schema.safeParse(parseYaml(file, text));
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`).join('\n');
  throw new RenderError('words', `templates/${file} does not have the words that it should:\n${faults}`, {
    cause: result.error,
  });
}

function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new RenderError('words', `templates/${file} is not YAML. ${message}`, { cause });
  }
}
