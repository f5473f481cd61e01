import type { CheckSubject } from '../../src/check/check-subject.ts';
import type { Finding } from '../../src/digest/finding.ts';
import { People } from '../../src/digest/person.ts';
import { Source } from '../../src/digest/source.ts';
import { anArticle, aNewsletter } from '../support/articles.ts';

type Input = Record<string, unknown>;

/** A source of the evening before the article of `anArticle`. */
export function aSource(paragraphs: readonly string[], fields: Input = {}): Source {
  return Source.parse({
    id: 'wire',
    outlet: 'Harbour Wire',
    headline: 'What the wire has',
    published: '2025-06-09T18:00+01:00',
    paragraphs,
    ...fields,
  });
}

/** An article of Tuesday, 10 June 2025, that cites the sources. */
export function aSubject(parts: {
  readonly blocks?: readonly Input[];
  readonly article?: Input;
  readonly sources?: readonly Source[];
  readonly people?: Input;
  readonly newsletter?: Input;
}): CheckSubject {
  const { sources = [], article = {}, blocks } = parts;
  const value = anArticle({
    ...(blocks ? { blocks } : {}),
    sources: sources.map(({ id }) => id),
    ...article,
  });
  return {
    parsed: { value, file: 'a.md', locate: () => ({ file: 'a.md', line: 7, column: 1 }) },
    sources,
    people: People.parse(parts.people ?? {}),
    newsletter: aNewsletter(parts.newsletter),
  };
}

export function prose(...paragraphs: readonly string[]): Input {
  return { type: 'prose', paragraphs };
}

/** `error figure-absent blocks[0].figures[0].value` */
export function inShort(findings: readonly Finding[]): string[] {
  return findings.map(({ level, rule, path }) => `${level} ${rule} ${path}`);
}
