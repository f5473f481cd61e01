import { mkdir, writeFile } from 'node:fs/promises';
import { buildSchemas } from '../digest/build-schemas.ts';

// Run by "npm run schemas" from the root of the project; a test fails while schemas/ is not what this writes.
await mkdir('schemas', { recursive: true });
for (const [name, text] of buildSchemas()) await writeFile(`schemas/${name}`, text);
