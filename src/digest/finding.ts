/** How serious a finding is. Only an `error` stops a digest. */
export type Level = 'error' | 'warning' | 'hint';

/** Where in which file; line and column count from 1. Line 0 stands for the file as a whole. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing that a person should know about their content. */
export interface Finding extends Place {
  /** Stable id of the rule that speaks, e.g. `unknown-person`. */
  readonly rule: string;
  readonly level: Level;
  /** Which field, as a path into the article: `blocks[3].quotes[0].speaker`. Empty for the file as a whole. */
  readonly path: string;
  /** What is wrong, then how to put it right; whole sentences. */
  readonly message: string;
}

/** `content/articles/x.md:12 quotes[0].speaker: unknown person "lutnik". Did you mean "lutnick"?` */
export function formatFinding(finding: Finding): string {
  const place = finding.line > 0 ? `${finding.file}:${finding.line}` : finding.file;
  const field = withinBlock(finding.path);
  return `${place} ${field ? `${field}: ` : ''}${finding.message}`;
}

/** A path as people are shown it: nobody counts the blocks of a Markdown file, and the line says which one is meant. */
export function withinBlock(path: string): string {
  return path.replace(/^(?:blocks\[\d+\]\.)+/, '');
}

export function isError(finding: Finding): boolean {
  return finding.level === 'error';
}

/** By file, then line, then column, so that a report reads like the files do. */
export function compareFindings(a: Finding, b: Finding): number {
  const byFile = a.file === b.file ? 0 : a.file.localeCompare(b.file, 'en');
  return byFile || a.line - b.line || a.column - b.column;
}
