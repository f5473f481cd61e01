import { stringify } from 'yaml';
import type { Intake } from './intake-source.ts';

/** The text of content/sources/<id>.md. What was not guessed stands in it as a comment. */
export function writeSourceFile(id: string, intake: Intake): string {
  const { outlet, headline, byline, published, updated, url, doubts, paragraphs } = intake;
  const fields = {
    id,
    outlet,
    headline,
    ...(byline.length > 0 ? { byline } : {}),
    ...{ published, updated, url },
  };
  const front = stringify(fields, { lineWidth: 0, keepUndefined: false });
  const comments = doubts.map((doubt) => `# ${doubt.replace(/\s+/g, ' ')}\n`).join('');
  return `---\n${front}${comments}---\n${paragraphs.join('\n\n')}\n`;
}
