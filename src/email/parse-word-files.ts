import type { ZodType } from 'zod';
import { formatPath } from '../digest/field-path.ts';
import type { RawData } from '../digest/raw-data.ts';
import { readYaml } from '../digest/read-yaml.ts';
import { RenderError, type RenderFault } from './render-error.ts';
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
  if (!fallback) {
    const file = `templates/${folder}/${FALLBACK}.yaml`;
    throw new RenderError('words', [{ file, line: 0, path: '', message: 'is not there. Put it back.' }]);
  }
  return (language) => byLanguage.get(language) ?? byLanguage.get(language.split('-')[0] ?? '') ?? fallback;
}

function parseWords<Words>(name: string, text: string, schema: ZodType<Words>): Words {
  const file = `templates/${name}`;
  const { data, index } = parseYaml(file, text);
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => ({
    file,
    line: index.pointOf(path).line,
    path: formatPath(path),
    message: `does not have the words that it should: ${formatPath(path)}: ${message}`,
  }));
  throw new RenderError('words', faults, { cause: result.error });
}

function parseYaml(file: string, text: string): RawData {
  const faults: RenderFault[] = [];
  const raw = readYaml(text, 1, ({ point, message }) =>
    faults.push({ file, line: point.line, path: '', message: `is not YAML that can be read: ${message}` }),
  );
  if (!raw) throw new RenderError('words', faults);
  return raw;
}
