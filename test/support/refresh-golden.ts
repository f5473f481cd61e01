import { mkdirSync, writeFileSync } from 'node:fs';
import { ALL_FIXTURES, loadMailFixture } from './mail-fixtures.ts';

/** Writes the golden mails anew. Look at them in a browser before you commit: they are what readers would get. */
mkdirSync('test/golden', { recursive: true });
for (const name of ALL_FIXTURES) {
  const { rendered, message } = await loadMailFixture(name);
  writeFileSync(`test/golden/${name}.html`, rendered.html);
  writeFileSync(`test/golden/${name}.txt`, rendered.text);
  writeFileSync(`test/golden/${name}.eml`, message);
  console.log(`test/golden/${name}.html .txt .eml`);
}
