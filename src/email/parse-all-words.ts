import { parse } from 'yaml';
import { RenderError } from './render-error.ts';
import type { TemplateFiles } from './template-files.ts';
import { Words } from './words.ts';

/** The words for a language: its own (`pt-BR`), its family's (`pt`), or else English. */
export type ChooseWords = (language: string) => Words;

const FALLBACK = 'en';

/**
 * Reads templates/words.
 *
 * @throws RenderError if a file is broken or there is none for English
 */
export function parseAllWords(files: TemplateFiles): ChooseWords {
  const byLanguage = new Map<string, Words>();
  for (const [file, text] of Object.entries(files)) {
    const language = /^words\/(.+)\.yaml$/.exec(file)?.[1];
    if (language) byLanguage.set(language, parseWords(file, text));
  }
  const fallback = byLanguage.get(FALLBACK);
  if (!fallback)
    throw new RenderError('words', `templates/words/${FALLBACK}.yaml is not there. Put it back.`);
  return (language) => byLanguage.get(language) ?? byLanguage.get(language.split('-')[0] ?? '') ?? fallback;
}

function parseWords(file: string, text: string): Words {
  const result = Words.safeParse(parseYaml(file, text));
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
