import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { BLOCK_TYPES } from '../../src/digest/block.ts';
import { formatFinding } from '../../src/digest/finding.ts';
import { parseContent } from '../../src/digest/parse-content.ts';
import { loadContentFolder } from '../../src/local/content-folder.ts';
import { exampleFile, GUIDE_FILE, guideExamples } from '../support/guide-examples.ts';

const EXAMPLES = guideExamples();
const { files } = await loadContentFolder(process.cwd());

describe('the editor’s guide', () => {
  it.each(EXAMPLES.map((example) => [example.name, example] as const))(
    'has an example of %s that can be read',
    (_name, example) => {
      const { path, text } = exampleFile(example);
      const { findings } = parseContent([...files, { path, bytes: Buffer.from(text) }]);
      expect(findings.map(formatFinding)).toEqual([]);
    },
  );

  it('shows every block', () => {
    const shown = EXAMPLES.map(({ name }) => name);
    const guide = readFileSync(GUIDE_FILE, 'utf8');
    const missing = BLOCK_TYPES.filter((type) => !shown.includes(type) && !guide.includes(`::${type}`));
    expect(missing).toEqual([]);
  });

  it('has the picture of every example', () => {
    expect(
      EXAMPLES.map(({ name }) => `docs/images/guide/${name}.png`).filter((file) => !existsSync(file)),
    ).toEqual([]);
  });
});
