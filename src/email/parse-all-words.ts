import { parseWordFiles } from './parse-word-files.ts';
import type { TemplateFiles } from './template-files.ts';
import { Words } from './words.ts';

/** The words for a language: its own (`pt-BR`), its family's (`pt`), or else English. */
export type ChooseWords = (language: string) => Words;

/**
 * Reads templates/words.
 *
 * @throws RenderError if a file is broken or there is none for English
 */
export function parseAllWords(files: TemplateFiles): ChooseWords {
  return parseWordFiles(files, 'words', Words);
}
