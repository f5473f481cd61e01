import { readFileSync } from 'node:fs';

/** One example of the editor's guide: what is typed, and the picture of what readers see. */
export interface GuideExample {
  /** The picture's name, without folder and ending. */
  readonly name: string;
  readonly language: string;
  readonly text: string;
}

export const GUIDE_FILE = 'docs/editors-guide.md';

/** Blocks that only a digest may have; all other examples are parts of an article. */
const DIGEST_EXAMPLES = new Set(['lead', 'contents', 'house', 'sponsor']);

/** The fenced examples of the guide that have a picture below them. */
export function guideExamples(): GuideExample[] {
  const guide = readFileSync(GUIDE_FILE, 'utf8');
  const fence = /```(\w+)\n((?:(?!```)[\s\S])*)```\n\n!\[[^\]]+\]\(images\/guide\/([a-z-]+)\.png\)/g;
  return [...guide.matchAll(fence)].map(([, language = '', text = '', name = '']) => ({
    name,
    language,
    text,
  }));
}

/** The example as the file that an editor would have it in. */
export function exampleFile({ name, language, text }: GuideExample): { path: string; text: string } {
  if (DIGEST_EXAMPLES.has(name)) {
    return { path: `content/digests/example-${name}.md`, text: `---\ndate: 2025-06-10\n---\n\n${text}` };
  }
  const frontMatter = ['title: The example', 'date: 2025-06-10', 'sources: [talks-day-two]'];
  if (language === 'yaml') frontMatter.push(text.trimEnd());
  const body = language === 'yaml' ? 'Text.\n' : text;
  return {
    path: `content/articles/example-${name}.md`,
    text: `---\n${frontMatter.join('\n')}\n---\n\n${body}`,
  };
}
